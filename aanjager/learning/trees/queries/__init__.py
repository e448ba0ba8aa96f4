"""What may be asked about trees."""

from aanjager.learning.trees.queries.trees import (
    OldSource,
    answers,
    at_hand,
    draft_of,
    is_behind,
    known,
    looked,
    newest_of,
    old_sources,
    on_desk,
    one,
    one_published,
    part_of,
    published,
    script_of,
    walk,
)

__all__ = [
    "OldSource",
    "answers",
    "at_hand",
    "draft_of",
    "is_behind",
    "known",
    "looked",
    "newest_of",
    "old_sources",
    "on_desk",
    "one",
    "one_published",
    "part_of",
    "published",
    "script_of",
    "walk",
]
