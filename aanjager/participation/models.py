"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.participation.handover.models
import aanjager.participation.initiatives.models
import aanjager.participation.introductions.models
import aanjager.participation.purses.models
import aanjager.participation.signals.models
import aanjager.participation.steps.models
import aanjager.participation.welcomes.models  # noqa: F401
