"""Who may do what with a text, in which state, and why not; and the two rules of words and lines."""
