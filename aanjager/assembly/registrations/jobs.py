"""What runs by the clock: each job calls one action per row, and may run twice unharmed."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.assembly.registrations import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.registrations")


def _each(rows: Iterable[Any], act: Callable[..., object], **facts: Any) -> int:
    done = 0
    for row in rows:
        try:
            act(row, by=CLOCK, at=now(), **facts)
            done += 1
        except Refused:
            log.info("job.skipped act=%s row=%s", act.__name__, row.pk)
    return done


@app.task(name="registrations.send_invitations", queueing_lock="registrations.send_invitations")
def send_invitations(timestamp: int = 0) -> None:
    """Send invitations that were written, batch after batch, from the day on which is invited."""
    while _each(queries.to_send(now()), actions.send_invitation):
        pass


@app.task(name="registrations.move_queue", queueing_lock="registrations.move_queue")
def move_queue(timestamp: int = 0) -> None:
    """End offers nobody answered and seats nobody proved, and offer what is free to who waits."""
    _each(queries.lapsed(now()), actions.lapse)
    _each(queries.unproven(now()), actions.drop_unproven)
    _each(queries.to_refill(now()), actions.offer_seats)


@app.task(name="registrations.remind", queueing_lock="registrations.remind")
def remind(timestamp: int = 0) -> None:
    """Write to who has a seat tomorrow."""
    _each(queries.to_remind(now()), actions.remind)


@app.task(name="registrations.tidy", queueing_lock="registrations.tidy")
def tidy(timestamp: int = 0) -> None:
    """End old invitations, and erase what is past its term."""
    _each(queries.bounced(), actions.mark_bounced)
    _each(queries.to_expire(now()), actions.expire)
    actions.forget(by=CLOCK, at=now())
