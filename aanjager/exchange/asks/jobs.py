"""Asking goes on by the clock."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.asks import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.asks")


@app.task(name="asks.ask_on", queueing_lock="asks.ask_on")
def ask_on(timestamp: int = 0) -> None:
    """Ask the next people where nobody said yes yet; the rule says whether it is time."""
    for opportunity in queries.running():
        try:
            actions.ask_wave(opportunity, by=CLOCK, at=now())
        except Refused as refused:
            log.info("ask.waits opportunity=%s reason=%s", opportunity.pk, refused)
