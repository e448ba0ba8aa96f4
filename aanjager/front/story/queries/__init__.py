"""What pages may ask about the line."""

from aanjager.front.story.queries.line import Link, Step, chain, stands_in, walk
from aanjager.front.story.queries.pages import (
    groups_of,
    my_notes,
    notes_by_link,
    stops,
    stories_of_group,
    story,
)

__all__ = [
    "Link",
    "Step",
    "chain",
    "groups_of",
    "my_notes",
    "notes_by_link",
    "stands_in",
    "stops",
    "stories_of_group",
    "story",
    "walk",
]
