"""The public page of one organisation: what it does, what it asks, how soon it answers."""
