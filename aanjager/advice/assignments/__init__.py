"""Assignments: what an expert does for an organisation, from the question to what was learned."""
