"""Files from other systems: read, accounted for row by row, undone when needed."""
