"""What may be asked about trees, and the check of an allowance."""

from aanjager.learning.trees.queries.allowance import check, limits
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
    "check",
    "draft_of",
    "is_behind",
    "known",
    "limits",
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
