"""Finding what was asked and answered before: Dutch words, what means the same, compounds, typing errors."""
