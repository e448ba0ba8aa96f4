"""What people notice and start: signals, initiatives and what carries them, introductions, and how it went."""
