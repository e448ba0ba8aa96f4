"""What pages may ask about the line."""

from aanjager.front.story.queries.chain import EVERYBODY, Link, Reader, chain, reader
from aanjager.front.story.queries.line import Step, stands_in, walk
from aanjager.front.story.queries.pages import (
    groups_of,
    my_notes,
    notes_by_link,
    stops,
    stories_of_group,
    story,
)

__all__ = [
    "EVERYBODY",
    "Link",
    "Reader",
    "Step",
    "chain",
    "groups_of",
    "my_notes",
    "notes_by_link",
    "reader",
    "stands_in",
    "stops",
    "stories_of_group",
    "story",
    "walk",
]
