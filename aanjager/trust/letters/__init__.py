"""Every letter we send: kept, retried, visible."""
