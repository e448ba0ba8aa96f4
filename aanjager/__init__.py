"""Aanjager, the open platform of the Dutch volunteer centre."""
