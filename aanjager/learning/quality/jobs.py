"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.learning.quality import actions


@app.task(name="quality.load", queueing_lock="quality.load")
def load(timestamp: int = 0) -> None:
    """Bring the statements in line with their file."""
    actions.load(by=CLOCK, at=now())


@app.task(name="quality.remind", queueing_lock="quality.remind")
def remind(timestamp: int = 0) -> None:
    """Tell whose mark ends within half a year."""
    actions.remind(by=CLOCK, at=now())


@app.task(name="quality.forget", queueing_lock="quality.forget")
def forget(timestamp: int = 0) -> None:
    """Let go of the files of rounds that are over."""
    actions.forget(by=CLOCK, at=now())
