"""Settings, addresses and the clock."""
