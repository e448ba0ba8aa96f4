"""What pages and other rooms may ask about articles."""

from aanjager.advice.articles.queries.changes import Piece, changes, differences
from aanjager.advice.articles.queries.law import (
    Filled,
    filled,
    keys_in,
    known_keys,
    numbers,
    sentence_with,
)
from aanjager.advice.articles.queries.listing import (
    ARTICLES,
    adopted_by,
    at_desk,
    by_keys,
    changed_originals,
    due_for_review,
    findable,
    for_everybody,
    for_spelling,
    name_of,
    nearest,
    new_article,
    of_desk,
    one,
    one_of_others,
    owners,
    search,
    shared_by_others,
)

__all__ = [
    "ARTICLES", "Filled", "Piece", "adopted_by", "at_desk", "by_keys", "changed_originals", "changes",
    "differences", "due_for_review", "filled", "findable", "for_everybody", "for_spelling", "keys_in",
    "known_keys", "name_of", "nearest", "new_article", "numbers", "of_desk", "one", "one_of_others", "owners",
    "search", "sentence_with", "shared_by_others",
]  # fmt: skip
