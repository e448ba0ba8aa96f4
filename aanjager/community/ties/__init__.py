"""The personal network: who knows whom with the consent of both, and inviting somebody one knows."""
