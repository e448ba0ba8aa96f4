"""The floor on which a centre reaches out: surveys, days and floors, and work with other centres."""
