"""Guided question trees: short steps to a conclusion with its sources, and a letter to print."""
