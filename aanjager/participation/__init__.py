"""What people notice, think and start: how it went, and, still to be built, signals, surveys, initiatives."""
