"""What runs by the clock: receipts whose years are over; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.participation.purses import actions


@app.task(name="purses.forget", queueing_lock="purses.forget")
def forget(timestamp: int = 0) -> None:
    """Wipe old receipts."""
    actions.forget(by=CLOCK, at=now())
