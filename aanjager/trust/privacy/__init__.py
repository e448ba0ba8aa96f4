"""What we keep about people, why, how long, and how they see, take along and end it."""
