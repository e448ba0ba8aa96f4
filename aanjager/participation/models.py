"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.participation.findings.models
import aanjager.participation.initiatives.models
import aanjager.participation.introductions.models
import aanjager.participation.signals.models
import aanjager.participation.steps.models
import aanjager.participation.surveys.models  # noqa: F401
