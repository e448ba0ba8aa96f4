"""Performance agreements: what was agreed, what came of it, signed by both, and the talks about it."""
