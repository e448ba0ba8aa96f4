"""What pages and other rooms may ask about organisations."""

from aanjager.community.organisations.queries.actors import account, actor_of
from aanjager.community.organisations.queries.pages import (
    counts_of,
    desk,
    in_rows,
    of_coordinator,
    of_staff,
    one,
    overview,
    own,
    rows_for_sheet,
    statement,
    statements,
    visible,
    waiting_for_screening,
)
from aanjager.community.organisations.queries.people import (
    Reader,
    coordinators,
    managers_of,
    readers_of,
    role,
)
from aanjager.community.organisations.queries.screening import (
    appeals,
    criteria,
    last_screening,
    one_screening,
    required_criteria,
    screenings,
)

__all__ = [
    "Reader",
    "account",
    "actor_of",
    "appeals",
    "coordinators",
    "counts_of",
    "criteria",
    "desk",
    "in_rows",
    "last_screening",
    "managers_of",
    "of_coordinator",
    "of_staff",
    "one",
    "one_screening",
    "overview",
    "own",
    "readers_of",
    "required_criteria",
    "role",
    "rows_for_sheet",
    "screenings",
    "statement",
    "statements",
    "visible",
    "waiting_for_screening",
]
