"""What pages and other rooms may ask about questions."""

from aanjager.advice.expertise.queries.figures import (
    Asked,
    Terms,
    answered,
    answered_in_term,
    asked,
    asked_by_subject,
    terms,
)
from aanjager.advice.expertise.queries.mailing import (
    centre_of,
    is_mailed,
    is_ours,
    known_sender,
    mail_address,
    mailed_by_link,
    person_at,
    replied_to,
    takes_mail,
    unconfirmed,
    waiting_of,
)
from aanjager.advice.expertise.queries.near import QUESTIONS, Near, nearest, search
from aanjager.advice.expertise.queries.questions import (
    SHOWS,
    areas_of,
    asked_before,
    at_desk,
    by_link,
    colleagues,
    counts,
    draft_of,
    name_of,
    names_in,
    one,
    organisations_of,
    outlived,
    overdue,
    own,
    own_one,
    silent,
    term,
    to_remind,
    today,
)

__all__ = [
    "QUESTIONS", "SHOWS", "Asked", "Near", "Terms", "answered", "answered_in_term", "areas_of", "asked",
    "asked_before", "asked_by_subject", "at_desk", "by_link", "centre_of", "colleagues", "counts", "draft_of",
    "is_mailed", "is_ours", "known_sender", "mail_address", "mailed_by_link", "name_of", "names_in", "nearest",
    "one", "organisations_of", "outlived", "overdue", "own", "own_one", "person_at", "replied_to", "search",
    "silent",
    "takes_mail", "term", "terms", "to_remind", "today", "unconfirmed", "waiting_of",
]  # fmt: skip
