"""The window of the partner: what was agreed and what came of it, never a person, a row or a small number."""
