"""What people notice, think and start. Its rooms are still to be built."""
