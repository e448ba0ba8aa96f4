"""Project plans: what is needed and why we know, what we do about it, and who pays."""
