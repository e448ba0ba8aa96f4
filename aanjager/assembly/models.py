"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.assembly.commitments.models
import aanjager.assembly.groups.models
import aanjager.assembly.meetings.models
import aanjager.assembly.plenary.models
import aanjager.assembly.registrations.models  # noqa: F401
