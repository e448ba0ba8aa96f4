"""What runs by the clock for people who are here."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.front.mine import actions
from aanjager.kernel.actor import CLOCK
from aanjager.trust.accounts import actions as accounts


@app.task(name="mine.keep_terms", queueing_lock="mine.keep_terms")
def keep_terms(timestamp: int = 0) -> None:
    """Ask silent people whether they stay; let go who stayed silent."""
    actions.keep_terms(by=CLOCK, at=now())


@app.task(name="mine.forget_sessions", queueing_lock="mine.forget_sessions")
def forget_sessions(timestamp: int = 0) -> None:
    """Take away sessions, and counts of tries, that ended by themselves."""
    accounts.forget_sessions(by=CLOCK, at=now())
    accounts.forget_tries(by=CLOCK, at=now())
