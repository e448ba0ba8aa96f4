"""Everything that changes a question."""

from aanjager.advice.expertise.actions.asking import (
    Told,
    ask,
    helped,
    link_of,
    on_behalf,
    reopen,
    withdraw,
)
from aanjager.advice.expertise.actions.handling import (
    answer,
    close,
    finish,
    forget,
    from_answer,
    remind,
    take,
    tell_overdue,
    triage,
)

__all__ = [
    "Told", "answer", "ask", "close", "finish", "forget", "from_answer", "helped", "link_of",
    "on_behalf", "remind", "reopen", "take", "tell_overdue", "triage", "withdraw",
]  # fmt: skip
