"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.learning.trees.models  # noqa: F401
import aanjager.learning.academy.models
import aanjager.learning.courses.models  # noqa: F401
