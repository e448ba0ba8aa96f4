"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.advice.articles.models
import aanjager.advice.assignments.models
import aanjager.advice.expertise.models
import aanjager.advice.experts.models
import aanjager.advice.finding.models  # noqa: F401
