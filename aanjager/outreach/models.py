"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.outreach.action_days.models
import aanjager.outreach.benchmarks.models
import aanjager.outreach.exchange_floor.models
import aanjager.outreach.findings.models
import aanjager.outreach.sharing.models
import aanjager.outreach.standing.models
import aanjager.outreach.surveys.models  # noqa: F401
