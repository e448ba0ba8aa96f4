"""What runs by the clock: reminders of steps, names that go; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.participation.steps import actions


@app.task(name="steps.warn", queueing_lock="steps.warn")
def warn(timestamp: int = 0) -> None:
    """Write about steps that come near."""
    actions.warn(by=CLOCK, at=now())


@app.task(name="steps.erase", queueing_lock="steps.erase")
def erase(timestamp: int = 0) -> None:
    """Erase names whose term is over."""
    actions.erase(by=CLOCK, at=now())
