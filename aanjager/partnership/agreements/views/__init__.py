"""The pages of agreements and talks at the desk."""
