"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.governance.agreements.models
import aanjager.governance.documents.models  # noqa: F401
