"""What happens to opportunities by the clock; each job calls one action per row and may run twice."""

import logging
from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.exchange.renewal import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.renewal")


def _for_each(found: Any, action: Callable[..., None]) -> None:
    """One transaction per row; a row that changed in between is left alone."""
    for opportunity in list(found):
        try:
            action(opportunity, by=CLOCK, at=now())
        except Refused:
            log.info("opportunity.changed_meanwhile opportunity=%s", opportunity.pk)


@app.task(name="renewal.ask_still_open", queueing_lock="renewal.ask_still_open")
def ask_still_open(timestamp: int = 0) -> None:
    """Ask organisations, after the term of their centre, whether what they ask is still open."""
    _for_each(queries.to_ask(localdate()), actions.ask_still_open)


@app.task(name="renewal.warn_closing", queueing_lock="renewal.warn_closing")
def warn_closing(timestamp: int = 0) -> None:
    """Warn a week before something goes off line."""
    _for_each(queries.to_warn(localdate()), actions.warn_closing)


@app.task(name="renewal.expire", queueing_lock="renewal.expire")
def expire(timestamp: int = 0) -> None:
    """Close what is past its last day."""
    _for_each(queries.to_expire(localdate()), actions.expire)


@app.task(name="renewal.close_orphans", queueing_lock="renewal.close_orphans")
def close_orphans(timestamp: int = 0) -> None:
    """Close what organisations asked that stopped or were refused."""
    _for_each(queries.orphans(), actions.close_orphan)
