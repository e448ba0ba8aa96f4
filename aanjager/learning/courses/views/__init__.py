"""The pages of courses: for everybody, and for who gives them."""
