"""What runs by the clock: the days on which articles are looked at again, and originals that changed."""

from contextlib import suppress

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.advice.articles import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused


@app.task(name="articles.keep_right", queueing_lock="articles.keep_right")
def keep_right(timestamp: int = 0) -> None:
    """Ask owners to look again, and tell who adopted an article that the original changed."""
    for it in queries.due_for_review(localdate()):
        with suppress(Refused):
            actions.review_told(it, by=CLOCK, at=now())
    for it in queries.changed_originals():
        actions.tell_change(it, by=CLOCK, at=now())
