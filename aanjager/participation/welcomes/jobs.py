"""What runs by the clock; twice unharmed."""

import logging

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.welcomes import actions, queries

log = logging.getLogger("aanjager.welcomes")


@app.task(name="welcomes.ask", queueing_lock="welcomes.ask")
def ask(timestamp: int = 0) -> None:
    """Ask how first meetings of yesterday and before went."""
    for it in queries.due(localdate()):
        try:
            actions.ask(it, by=CLOCK, at=now())
        except Refused:  # taken back meanwhile
            log.info("job.skipped welcome=%s", it.pk)
