"""A centre lets another centre into one initiative or one pattern, as long as both want it."""
