"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.learning.trees.models  # noqa: F401
