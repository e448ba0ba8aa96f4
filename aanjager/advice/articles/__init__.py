"""The articles of the expertise centre: without names, never stale, shared and adapted between centres."""
