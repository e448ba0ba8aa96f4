"""What happens to meetings by the clock; each job may run twice unharmed."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.assembly.meetings import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.meetings")
STEPS: tuple[tuple[Callable[[datetime], Any], Callable[..., object]], ...] = (
    (queries.to_announce, actions.announce),
    (queries.to_open, actions.open_up),
    (queries.to_close, actions.close),
    (queries.to_finish, actions.finish),
)


@app.task(name="meetings.move_on", queueing_lock="meetings.move_on")
def move_on(timestamp: int = 0) -> None:
    """Announce, open, close and end what has its day for it."""
    for due, act in STEPS:
        for meeting in due(now()):
            try:
                act(meeting, by=CLOCK, at=now())
            except Refused:  # a meeting without a place is not opened; the organiser sees why
                log.info("job.skipped act=%s meeting=%s", act.__name__, meeting.pk)
