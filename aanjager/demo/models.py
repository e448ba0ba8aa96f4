"""The floor has no tables: what it makes stands in those of the floors below."""
