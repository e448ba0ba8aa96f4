"""Pages about organisations: for everyone, for their own people, for the desk."""

from aanjager.community.organisations.views import desk, own, square

__all__ = ["desk", "own", "square"]
