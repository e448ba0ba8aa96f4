"""Who is invited, who comes, who waits, and who was there."""
