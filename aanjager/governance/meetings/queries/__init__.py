"""What pages and other rooms may ask about meetings."""

from aanjager.governance.meetings.queries.calendar import calendar, event
from aanjager.governance.meetings.queries.lists import (
    coming,
    following,
    link,
    of_series,
    one,
    organised,
    organiser_name,
    past,
    previous_of,
    to_announce,
    to_close,
    to_finish,
    to_open,
)
from aanjager.governance.meetings.queries.programme import (
    agenda,
    agenda_item,
    linked_data,
    programme,
    session,
    sessions,
)

__all__ = [
    "agenda",
    "agenda_item",
    "calendar",
    "coming",
    "event",
    "following",
    "link",
    "linked_data",
    "of_series",
    "one",
    "organised",
    "organiser_name",
    "past",
    "previous_of",
    "programme",
    "session",
    "sessions",
    "to_announce",
    "to_close",
    "to_finish",
    "to_open",
]
