"""Who may ask and answer, and by when."""

from aanjager.advice.expertise.rules.may import (
    answer,
    ask,
    close,
    finish,
    forget,
    from_answer,
    helped,
    on_behalf,
    remind,
    reopen,
    take,
    tell_overdue,
    triage,
    withdraw,
)
from aanjager.advice.expertise.rules.term import days_for, shortened, term_of

__all__ = [
    "answer", "ask", "close", "days_for", "finish", "forget", "from_answer", "helped", "on_behalf",
    "remind", "reopen", "shortened", "take", "tell_overdue", "term_of", "triage", "withdraw",
]  # fmt: skip
