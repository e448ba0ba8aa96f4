"""Courses and workshops, when they are given, and places by the seat rules of the house."""
