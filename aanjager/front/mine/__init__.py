"""My place: what I agreed, what is next, my roles, my sessions."""
