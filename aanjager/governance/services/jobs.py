"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.governance.services import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="services.forget", queueing_lock="services.forget")
def forget(timestamp: int = 0) -> None:
    """Let go of who asked, a year after the last move."""
    actions.forget(by=CLOCK, at=now())
