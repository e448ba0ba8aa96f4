"""What pages and other rooms may ask about placements."""

from aanjager.exchange.placements.queries.clock import (
    answer_days,
    lapsed_offers,
    next_in_line,
    organisations_to_measure,
    to_remind,
    to_step_in,
    unsent,
    waiting_lines,
)
from aanjager.exchange.placements.queries.desk import due_soon, late
from aanjager.exchange.placements.queries.links import offer_by_link, volunteer
from aanjager.exchange.placements.queries.lists import (
    GROUPS,
    coordinators_of,
    counts,
    inbox,
    messages_of,
    new_template,
    of_person,
    one,
    organisations_of,
    running,
    templates_for,
    templates_of,
    to_react,
)
from aanjager.exchange.placements.queries.parties import (
    Reader,
    name_of,
    organisation_readers,
    speaker,
    voice_of,
    volunteer_reader,
)
from aanjager.exchange.placements.queries.story import story

__all__ = [
    "GROUPS",
    "Reader",
    "answer_days",
    "coordinators_of",
    "counts",
    "due_soon",
    "inbox",
    "lapsed_offers",
    "late",
    "messages_of",
    "name_of",
    "new_template",
    "next_in_line",
    "of_person",
    "offer_by_link",
    "one",
    "organisation_readers",
    "organisations_of",
    "organisations_to_measure",
    "running",
    "speaker",
    "story",
    "templates_for",
    "templates_of",
    "to_react",
    "to_remind",
    "to_step_in",
    "unsent",
    "voice_of",
    "volunteer",
    "volunteer_reader",
    "waiting_lines",
]
