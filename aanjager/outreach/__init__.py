"""The floor on which a centre reaches out: asks by surveys, holds a day or a floor, and works with other centres."""
