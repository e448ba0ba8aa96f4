"""What we decide and hold each other to. Its rooms are still to be built."""
