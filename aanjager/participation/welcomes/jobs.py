"""What runs by the clock; twice unharmed."""

import logging
from collections.abc import Callable

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.welcomes import actions, queries
from aanjager.participation.welcomes.models import Welcome

log = logging.getLogger("aanjager.welcomes")


@app.task(name="welcomes.ask", queueing_lock="welcomes.ask")
def ask(timestamp: int = 0) -> None:
    """Ask how first meetings of yesterday and before went, and mend those whose buddy left."""
    for it in queries.fallen_away(localdate()):
        _try(actions.let_go, it)
    for it in queries.due(localdate()):
        _try(actions.ask, it)


def _try(act: Callable[..., object], it: Welcome) -> None:
    try:
        act(it, by=CLOCK, at=now())
    except Refused:  # changed meanwhile
        log.info("job.skipped welcome=%s", it.pk)
