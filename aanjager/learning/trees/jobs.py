"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.learning.trees import actions


@app.task(name="trees.remind", queueing_lock="trees.remind")
def remind(timestamp: int = 0) -> None:
    """Tell the association which numbers and sources wait to be looked up again."""
    actions.remind(by=CLOCK, at=now())
