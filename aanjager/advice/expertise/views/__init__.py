"""The pages of the question desk: for who asks, and for who answers."""
