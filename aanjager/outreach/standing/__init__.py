"""Short questions that are always there: at the start, after three months and on leaving."""
