"""The pages of courses for everybody, and enrolling."""
