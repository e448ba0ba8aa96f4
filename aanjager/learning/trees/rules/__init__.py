"""Who makes a tree, what a tree must be, and how it is walked."""
