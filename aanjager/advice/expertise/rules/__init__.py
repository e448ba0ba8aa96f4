"""Who may ask and answer, and by when."""

from aanjager.advice.expertise.rules.may import (
    add,
    answer,
    ask,
    close,
    confirm,
    discard,
    finish,
    forget,
    forget_mailed,
    from_answer,
    helped,
    on_behalf,
    receive,
    remind,
    reopen,
    reply,
    take,
    tell_overdue,
    triage,
    withdraw,
)
from aanjager.advice.expertise.rules.term import days_for, shortened, term_of

__all__ = [
    "add", "answer", "ask", "close", "confirm", "days_for", "discard", "finish", "forget", "forget_mailed",
    "from_answer", "helped", "on_behalf", "receive", "remind", "reopen", "reply", "shortened", "take",
    "tell_overdue", "term_of", "triage", "withdraw",
]  # fmt: skip
