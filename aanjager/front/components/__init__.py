"""Every part of the look on one page, with how to use it."""
