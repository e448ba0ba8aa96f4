"""What people start: an idea in five lines, who joins, what it needs, and how far it came."""
