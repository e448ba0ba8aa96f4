"""The pages of the organisation and of the desk."""
