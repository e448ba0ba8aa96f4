"""What we decide and hold each other to: texts, meetings, and what came of them."""
