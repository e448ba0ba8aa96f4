"""Funds and grant schemes: who gives money, for what, where, and when; and which one fits."""
