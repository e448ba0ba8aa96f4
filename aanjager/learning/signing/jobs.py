"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.learning.signing import actions


@app.task(name="signing.move_on", queueing_lock="signing.move_on")
def move_on(timestamp: int = 0) -> None:
    """Remind, and end what waited too long."""
    actions.move_on(by=CLOCK, at=now())


@app.task(name="signing.forget", queueing_lock="signing.forget")
def forget(timestamp: int = 0) -> None:
    """Let go of papers whose term has passed."""
    actions.forget(by=CLOCK, at=now())
