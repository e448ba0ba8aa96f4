"""Working for oneself: what we ask, why, and what holds; it asks and never decides."""
