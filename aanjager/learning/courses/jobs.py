"""What runs by the clock: each job calls one action per row, and may run twice unharmed."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import actions, queries

log = logging.getLogger("aanjager.courses")


def _each(rows: Iterable[Any], act: Callable[..., object]) -> None:
    for row in rows:
        try:
            act(row, by=CLOCK, at=now())
        except Refused:
            log.info("job.skipped act=%s row=%s", act.__name__, row.pk)


@app.task(name="courses.move_queue", queueing_lock="courses.move_queue")
def move_queue(timestamp: int = 0) -> None:
    """End offers nobody answered and places nobody proved, and offer what is free to who waits."""
    _each(queries.lapsed(now()), actions.lapse)
    _each(queries.unproven(now()), actions.drop_unproven)
    _each(queries.to_refill(now()), actions.offer_places)


@app.task(name="courses.decide", queueing_lock="courses.decide")
def decide(timestamp: int = 0) -> None:
    """Look at the minimum of runs whose day of deciding is there, and warn for too few before it."""
    _each(queries.to_decide(now()), actions.decide)
    _each(queries.closed_short(now()), actions.warn_short)


@app.task(name="courses.remind", queueing_lock="courses.remind")
def remind(timestamp: int = 0) -> None:
    """Write to who is awaited tomorrow."""
    _each(queries.tomorrow(now()), actions.remind)


@app.task(name="courses.forget", queueing_lock="courses.forget")
def forget(timestamp: int = 0) -> None:
    """Erase what is past its term."""
    actions.forget(by=CLOCK, at=now())
