"""Django's PostgreSQL, with one thing cheaper; see `base.py`."""
