"""Whether what is on line still stands: asking, warning, closing, by the clock."""
