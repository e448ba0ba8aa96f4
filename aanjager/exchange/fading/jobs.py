"""What runs by the clock: one action per row, twice is once."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.fading import actions, queries
from aanjager.exchange.fading.choices import MOST
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.fading")


@app.task(name="fading.fade", queueing_lock="fading.fade")
def fade(timestamp: int = 0) -> None:
    """Let go of the words of conversations that ended long ago, a number per night."""
    found = list(queries.to_fade(now())[:MOST])
    for placement in found:
        try:
            actions.fade(placement, by=CLOCK, at=now())
        except Refused:
            log.info("placement.changed_meanwhile placement=%s", placement.pk)
    log.info("placements.faded found=%s", len(found))
