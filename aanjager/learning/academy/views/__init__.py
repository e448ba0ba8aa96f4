"""The pages of the academy: planning and giving a course, and one's own place in it."""
