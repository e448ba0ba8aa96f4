"""What a centre asks about whom it reaches, and what was released of it beside the inhabitants."""

from aanjager.outreach.reach.queries.inhabitants import Found, found_of
from aanjager.outreach.reach.queries.rounds import of_centre, rounds_of, sections_for

__all__ = ["Found", "found_of", "of_centre", "rounds_of", "sections_for"]
