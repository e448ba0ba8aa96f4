"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.learning.assignments.models
import aanjager.learning.experts.models  # noqa: F401
