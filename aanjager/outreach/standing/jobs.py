"""What runs by the clock: a round per quarter, and one letter per place; twice unharmed."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.outreach.standing import actions, queries

log = logging.getLogger("aanjager.standing")


@app.task(name="standing.ask", queueing_lock="standing.ask")
def ask(timestamp: int = 0) -> None:
    """Begin the rounds of a new quarter, and ask who reached a moment."""
    for it in queries.on_now():
        if queries.open_wave(it) is None:
            actions.begin_wave(it, by=CLOCK, at=now())
        wave = queries.open_wave(it)
        assert wave is not None
        for placement in queries.due(it, wave, now()):
            try:
                actions.ask(it, wave, placement, by=CLOCK, at=now())
            except Refused:  # said no meanwhile
                log.info("job.skipped placement=%s moment=%s", placement.pk, it.moment)
