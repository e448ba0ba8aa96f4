"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.governance.citations import actions, queries
from aanjager.kernel.actor import CLOCK


@app.task(name="citations.tell", queueing_lock="citations.tell")
def tell(timestamp: int = 0) -> None:
    """Look whether what plans cite still holds, and tell who looks after them."""
    for plan in queries.to_tell():
        actions.tell(plan, by=CLOCK, at=now())
