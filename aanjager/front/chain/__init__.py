"""The invented chain of the demonstration, from what was agreed to what was signed; `front/demo` is full."""
