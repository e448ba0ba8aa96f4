"""A class as a whole: who comes in from a list, who is behind, what came of it, and letting go."""
