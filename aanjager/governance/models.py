"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.governance.complaints.models
import aanjager.governance.documents.models
import aanjager.governance.plans.models  # noqa: F401
