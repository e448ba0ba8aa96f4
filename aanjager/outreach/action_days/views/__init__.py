"""The pages of an action day: for everybody, and for who organises it."""
