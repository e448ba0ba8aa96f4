"""What runs by the clock: asking how it is going, one action per placement, twice unharmed."""

import logging

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.aftercare import actions, queries

log = logging.getLogger("aanjager.aftercare")


@app.task(name="aftercare.ask_outcomes", queueing_lock="aftercare.ask_outcomes")
def ask_outcomes(timestamp: int = 0) -> None:
    """Ask how it is going: at the start, after three months and at the end."""
    for placement, moment in queries.outcomes_due(localdate()):
        try:
            actions.ask_outcome(placement, moment, by=CLOCK, at=now())
        except Refused:  # it ended meanwhile
            log.info("job.skipped placement=%s moment=%s", placement.pk, moment)
