"""The pages of plans as they are handed in and read."""
