"""What pages and other rooms may ask about opportunities."""

from aanjager.exchange.opportunities.queries.letters import (
    Reader,
    answer_path,
    by_link,
    readers_of,
    to_ask,
    to_expire,
    to_warn,
)
from aanjager.exchange.opportunities.queries.pages import (
    choices_for,
    counts_of,
    desk,
    detail,
    newest,
    of_organisation,
    own,
    similar_to,
    visible,
)
from aanjager.exchange.opportunities.queries.screening import (
    advice,
    appeals,
    criteria,
    duplicates_of,
    required_criteria,
    screenings_of,
)

__all__ = [
    "Reader",
    "advice",
    "answer_path",
    "appeals",
    "by_link",
    "choices_for",
    "counts_of",
    "criteria",
    "desk",
    "detail",
    "duplicates_of",
    "newest",
    "of_organisation",
    "own",
    "readers_of",
    "required_criteria",
    "screenings_of",
    "similar_to",
    "to_ask",
    "to_expire",
    "to_warn",
    "visible",
]
