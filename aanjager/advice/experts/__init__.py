"""Experts: freelancers and expert volunteers, found by fit, and the assignments they do."""
