"""What runs by the clock: reminders, the question how it went, and what nobody said yes to."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.growth.build_up import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="build_up.remind", queueing_lock="build_up.remind")
def remind(timestamp: int = 0) -> None:
    """Remind of talks, and ask how it went."""
    actions.remind(by=CLOCK, at=now())


@app.task(name="build_up.forget_drafts", queueing_lock="build_up.forget_drafts")
def forget_drafts(timestamp: int = 0) -> None:
    """Erase what was written along and nobody said yes to."""
    actions.forget_drafts(by=CLOCK, at=now())
