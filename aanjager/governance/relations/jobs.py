"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.governance.relations import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="relations.forget", queueing_lock="relations.forget")
def forget(timestamp: int = 0) -> None:
    """Erase files a year after the last contact."""
    actions.forget(by=CLOCK, at=now())
