"""What somebody promised to do, by when, and what became of it."""
