"""Somebody, with all roles at once."""
