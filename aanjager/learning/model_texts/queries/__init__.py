"""What pages and other rooms may ask about model texts."""

from aanjager.learning.model_texts.queries.differences import differences
from aanjager.learning.model_texts.queries.filling import (
    Law,
    fingerprint,
    grouped,
    is_day,
    law_in,
    missing,
    parts_of,
    placeholders,
    said_by_law,
    unknown_law,
    with_law,
)
from aanjager.learning.model_texts.queries.texts import (
    at_desk,
    behind_source,
    draft_of,
    for_subject,
    newest_of,
    one,
    one_shown,
    owned,
    shown,
    usable,
    usable_one,
    versions_of,
)

__all__ = [
    "Law", "at_desk", "behind_source", "differences", "draft_of", "fingerprint", "for_subject",
    "grouped", "is_day", "law_in", "missing", "newest_of", "one", "one_shown", "owned", "parts_of",
    "placeholders", "said_by_law", "shown", "unknown_law", "usable", "usable_one", "versions_of",
    "with_law",
]  # fmt: skip
