"""The pages of what helps somebody: for them, for an organisation, and at the desk."""
