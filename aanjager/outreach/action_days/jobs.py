"""What runs by the clock; twice unharmed."""

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.outreach.action_days import actions, queries


@app.task(name="action_days.thank", queueing_lock="action_days.thank")
def thank(timestamp: int = 0) -> None:
    """Thank who came, the day after."""
    for day in queries.to_thank(localdate()):
        actions.thank(day, by=CLOCK, at=now())


@app.task(name="action_days.move_up", queueing_lock="action_days.move_up")
def move_up(timestamp: int = 0) -> None:
    """Let who waits move up when a held place was let go."""
    for task in queries.to_move_up(localdate()):
        actions.move_up(task, by=CLOCK, at=now())


@app.task(name="action_days.forget", queueing_lock="action_days.forget")
def forget(timestamp: int = 0) -> None:
    """Let go of names a month after a day."""
    actions.forget(by=CLOCK, at=now())
