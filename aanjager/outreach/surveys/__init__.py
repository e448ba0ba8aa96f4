"""Surveys: asking volunteers and organisations, answering safely, and releasing figures by two people."""
