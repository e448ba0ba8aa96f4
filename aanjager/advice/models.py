"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.advice.assignments.models
import aanjager.advice.experts.models  # noqa: F401
