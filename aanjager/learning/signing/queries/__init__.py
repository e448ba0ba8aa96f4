"""What pages and other rooms may ask about papers and who signs them."""

from aanjager.learning.signing.queries.known import (
    answers_known,
    questions,
    questions_of,
    roles_known,
)
from aanjager.learning.signing.queries.paper import of_paper, record, unknown
from aanjager.learning.signing.queries.papers import (
    about,
    at_desk,
    by_link,
    closed_by_now,
    mine,
    next_of,
    of_organisation,
    of_person,
    one,
    outlived,
    signers_of,
    to_remind,
    turn_of,
    unfinished,
    with_lost_signers,
)

__all__ = [
    "about", "answers_known", "at_desk", "by_link", "closed_by_now", "mine", "next_of",
    "of_organisation", "of_paper", "of_person", "one", "outlived", "questions", "questions_of", "record",
    "roles_known", "signers_of", "to_remind", "turn_of", "unfinished", "unknown", "with_lost_signers",
]  # fmt: skip
