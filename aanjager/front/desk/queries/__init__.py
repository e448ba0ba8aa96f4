"""What the pages of the desk ask, each answered with as few statements as it takes."""
