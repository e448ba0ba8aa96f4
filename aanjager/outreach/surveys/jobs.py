"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.outreach.surveys import actions, queries


@app.task(name="surveys.remind", queueing_lock="surveys.remind")
def remind(timestamp: int = 0) -> None:
    """Write to who did not answer yet."""
    for invitation in queries.to_remind(now()):
        actions.remind(invitation, by=CLOCK, at=now())


@app.task(name="surveys.close", queueing_lock="surveys.close")
def close(timestamp: int = 0) -> None:
    """Close the waves of which the last day is over."""
    for wave in queries.to_close(now()):
        actions.close(wave, by=CLOCK, at=now())
