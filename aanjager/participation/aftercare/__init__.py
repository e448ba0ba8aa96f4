"""Aftercare: how it is going at the start, after three months and at the end, and what it adds up to."""
