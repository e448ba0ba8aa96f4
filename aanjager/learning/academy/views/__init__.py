"""The pages of what comes of a course: one's own place, and those of who gives it."""
