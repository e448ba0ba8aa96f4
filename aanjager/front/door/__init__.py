"""The door: signing in and out, the second step, and what must be passed before the desk."""
