"""What pages may ask about the line."""

from aanjager.front.story.queries.line import Step, stands_in, walk
from aanjager.front.story.queries.pages import (
    groups_of,
    my_notes,
    notes_by_link,
    stories_of_group,
    story,
)

__all__ = [
    "Step",
    "groups_of",
    "my_notes",
    "notes_by_link",
    "stands_in",
    "stories_of_group",
    "story",
    "walk",
]
