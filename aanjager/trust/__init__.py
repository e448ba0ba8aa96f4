"""Who signs in, who did what, what we may keep."""
