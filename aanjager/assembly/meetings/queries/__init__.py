"""What pages and other rooms may ask about meetings."""

from aanjager.assembly.meetings.queries.calendar import calendar, event
from aanjager.assembly.meetings.queries.lists import (
    TOLD,
    coming,
    following,
    link,
    no_series,
    of_series,
    one,
    organised,
    organised_one,
    organiser_name,
    past,
    previous_of,
    public,
    to_announce,
    to_close,
    to_finish,
    to_open,
)
from aanjager.assembly.meetings.queries.programme import (
    agenda,
    agenda_item,
    bodies_for,
    linked_data,
    no_bodies,
    no_versions,
    programme,
    session,
    sessions,
    versions_for,
)
