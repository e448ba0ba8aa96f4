"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.community.centres.models
import aanjager.community.invoices.models
import aanjager.community.organisations.models
import aanjager.community.people.models
import aanjager.community.places.models
import aanjager.community.skills.models
import aanjager.community.ties.models  # noqa: F401
