"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.partnership.agreements import actions


@app.task(name="agreements.refresh", queueing_lock="agreements.refresh")
def refresh(timestamp: int = 0) -> None:
    """Count the actuals of every agreement from the centres' own records."""
    actions.refresh(by=CLOCK, at=now())
