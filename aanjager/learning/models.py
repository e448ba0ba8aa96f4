"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.learning.articles.models
import aanjager.learning.expertise.models
import aanjager.learning.finding.models  # noqa: F401
