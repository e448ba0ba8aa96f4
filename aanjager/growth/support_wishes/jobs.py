"""What runs by the clock: what nobody said yes to is erased."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.growth.support_wishes import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="support_wishes.forget_drafts", queueing_lock="support_wishes.forget_drafts")
def forget_drafts(timestamp: int = 0) -> None:
    """Erase what was written along and nobody said yes to."""
    actions.forget_drafts(by=CLOCK, at=now())
