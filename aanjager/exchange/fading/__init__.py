"""Letting go of the words of what ended, after the term of the centre."""
