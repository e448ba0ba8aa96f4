"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.front.reports.models  # noqa: F401
