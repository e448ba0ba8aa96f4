"""What runs by the clock; twice unharmed."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.advice.assignments import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.assignments")


@app.task(name="assignments.lapse", queueing_lock="assignments.lapse")
def lapse(timestamp: int = 0) -> None:
    """Let questions go that nobody answered in time; who answered meanwhile is left alone."""
    for it in queries.to_lapse(now()):
        try:
            actions.lapse(it, by=CLOCK, at=now())
        except Refused:
            log.info("assignment.lapse_skipped offer=%s", it.pk)


@app.task(name="assignments.forget", queueing_lock="assignments.forget")
def forget(timestamp: int = 0) -> None:
    """Let names, words and documents go, a year after it was over."""
    actions.forget(by=CLOCK, at=now())
