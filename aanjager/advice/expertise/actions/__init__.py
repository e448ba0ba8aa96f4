"""Everything that changes a question."""

from aanjager.advice.expertise.actions.asking import (
    Told,
    add,
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
from aanjager.advice.expertise.actions.mailing import (
    confirm,
    discard,
    forget_mailed,
    receive,
    reply,
)

__all__ = [
    "Told", "add", "answer", "ask", "close", "confirm", "discard", "finish", "forget",
    "forget_mailed", "from_answer", "helped", "link_of", "on_behalf", "receive", "remind", "reopen",
    "reply", "take", "tell_overdue", "triage", "withdraw",
]  # fmt: skip
