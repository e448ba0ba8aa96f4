"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.community.ties import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="ties.tidy", queueing_lock="ties.tidy")
def tidy(timestamp: int = 0) -> None:
    """End ties that lost a side."""
    actions.tidy(by=CLOCK, at=now())
