"""What runs by the clock: a second letter to organisations, and what nobody answered."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.growth.prior_learning import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="prior_learning.statements", queueing_lock="prior_learning.statements")
def statements(timestamp: int = 0) -> None:
    """Remind of statements that were asked, and erase what nobody answered in time."""
    actions.remind(by=CLOCK, at=now())
    actions.forget(by=CLOCK, at=now())
