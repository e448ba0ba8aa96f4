"""Themes and skills as data, with the words people use for them."""
