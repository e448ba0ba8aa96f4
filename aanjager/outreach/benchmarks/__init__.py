"""A centre beside others: its own answers next to the figures that were released."""
