"""What runs by the clock: asking after what was promised, one action per commitment, twice unharmed."""

import logging

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.assembly.commitments import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.commitments")


@app.task(name="commitments.remind", queueing_lock="commitments.remind")
def remind(timestamp: int = 0) -> None:
    """Remind of what was promised: two weeks before its day, on the day, and two weeks after it."""
    for commitment, _moment in queries.to_remind(localdate()):
        try:
            actions.remind(commitment, by=CLOCK, at=now())
        except Refused:  # it was closed meanwhile
            log.info("job.skipped commitment=%s", commitment.pk)
