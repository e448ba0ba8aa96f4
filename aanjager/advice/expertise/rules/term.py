"""The clock of a question: working days of the centre, shortened by how urgent it is."""

from datetime import datetime

from aanjager.advice.expertise.models import DeskQuestion
from aanjager.kernel.clock import add_working_days, end_of_day

Urgency = DeskQuestion.Urgency


def days_for(urgency: str, usual: int) -> int:
    """The usual term; half of it when it should be sooner; one working day when it cannot wait."""
    if urgency == Urgency.URGENT:
        return 1
    return max(1, usual // 2) if urgency == Urgency.SOON else usual


def term_of(urgency: str, usual: int, since: datetime) -> datetime:
    """By when a question is answered of which the clock began at `since`: the end of a working day."""
    return end_of_day(add_working_days(since, days_for(urgency, usual)))


def shortened(urgency: str, usual: int, since: datetime, at: datetime) -> datetime:
    """By when it is answered, when somebody says only now how urgent it is.

    Never later than the usual term, and never so that a question is late at the moment it is sorted.
    """
    usually = term_of(Urgency.NORMAL, usual, since)
    wanted = term_of(urgency, usual, since)
    return wanted if wanted > at else min(usually, term_of(urgency, usual, at))
