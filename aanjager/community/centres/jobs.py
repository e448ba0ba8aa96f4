"""What runs by the clock for every centre."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.community.centres import queries
from aanjager.community.centres.choices import TERMS
from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters import actions as letters

LETTERS = "letters_days"


@app.task(name="centres.forget_letters", queueing_lock="centres.forget_letters")
def forget_letters(timestamp: int = 0) -> None:
    """Take away the letters of every centre after the term that it set."""
    own = queries.own_terms(LETTERS)
    letters.forget(older_than_days=TERMS[LETTERS], own_terms=own, by=CLOCK, at=now())
