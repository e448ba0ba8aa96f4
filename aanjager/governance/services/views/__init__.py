"""The pages of services: for everybody, and at the desk."""
