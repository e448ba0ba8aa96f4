"""The desk: where staff begin the day, help people and see how it goes."""
