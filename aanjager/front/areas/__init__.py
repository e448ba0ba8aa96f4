"""A page per area: what lies in it, its key figures, and supply beside demand."""
