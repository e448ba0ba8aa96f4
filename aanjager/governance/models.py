"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.governance.commitments.models
import aanjager.governance.documents.models
import aanjager.governance.groups.models
import aanjager.governance.meetings.models
import aanjager.governance.plenary.models
import aanjager.governance.registrations.models
import aanjager.governance.reports.models  # noqa: F401
