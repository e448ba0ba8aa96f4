"""What runs by the clock: each job calls one action per row, and may run twice unharmed."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.academy import actions, queries

log = logging.getLogger("aanjager.academy")


@app.task(name="academy.finish", queueing_lock="academy.finish")
def finish(timestamp: int = 0) -> None:
    """Close runs that are over and of which everything was noted."""
    for run in queries.to_finish(now()):
        try:
            actions.finish(run, by=CLOCK, at=now())
        except Refused:
            log.info("job.skipped act=finish row=%s", run.pk)


@app.task(name="academy.pass_by", queueing_lock="academy.pass_by")
def pass_by(timestamp: int = 0) -> None:
    """Tell who waited in vain for a run that begins."""
    for run in queries.to_pass_by(now()):
        actions.pass_by(run, by=CLOCK, at=now())


@app.task(name="academy.forget", queueing_lock="academy.forget")
def forget(timestamp: int = 0) -> None:
    """Erase the names on old certificates."""
    actions.forget(by=CLOCK, at=now())
