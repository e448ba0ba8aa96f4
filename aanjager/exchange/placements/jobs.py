"""What runs by the clock: each job calls one action per row, and may run twice unharmed.

A row that meanwhile changed is refused by its rule and left alone; a job that was killed goes on
where it stopped, because every row keeps what was done to it in the same transaction.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.exchange.placements import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.placements")


def _each(rows: Iterable[Any], act: Callable[[Any], object]) -> None:
    for row in rows:
        try:
            act(row)
        except Refused:
            log.info("job.skipped act=%s row=%s", getattr(act, "__name__", "act"), row)


@app.task(name="placements.remind", queueing_lock="placements.remind")
def remind(timestamp: int = 0) -> None:
    """Remind organisations one working day before their term ends."""
    _each(queries.to_remind(now()), lambda row: actions.remind(row, by=CLOCK, at=now()))


@app.task(name="placements.step_in", queueing_lock="placements.step_in")
def step_in(timestamp: int = 0) -> None:
    """Let the centre step in after the term."""
    _each(queries.to_step_in(now()), lambda row: actions.step_in(row, by=CLOCK, at=now()))


@app.task(name="placements.offer_places", queueing_lock="placements.offer_places")
def offer_places(timestamp: int = 0) -> None:
    """End offers nobody answered, and offer free places to who waits longest."""
    _each(queries.lapsed_offers(now()), lambda row: actions.lapse_offer(row, by=CLOCK, at=now()))
    nexts = (queries.next_in_line(it) for it in queries.waiting_lines())
    _each(
        (row for row in nexts if row is not None),
        lambda row: actions.offer_place(row, by=CLOCK, at=now()),
    )


@app.task(name="placements.forget_unsent", queueing_lock="placements.forget_unsent")
def forget_unsent(timestamp: int = 0) -> None:
    """Take away reactions that were written and never sent."""
    _each(queries.unsent(now()), lambda row: actions.forget(row, by=CLOCK, at=now()))


@app.task(name="placements.measure", queueing_lock="placements.measure")
def measure(timestamp: int = 0) -> None:
    """Take the usual answer time of every organisation."""
    _each(
        queries.organisations_to_measure(now()),
        lambda row: actions.measure_answer_time(row, by=CLOCK, at=now()),
    )
