"""The plenary: points become themes, what is said about them, polls that advise."""
