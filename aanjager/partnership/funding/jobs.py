"""What runs by the clock: deadlines that come near; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.partnership.funding import actions


@app.task(name="funding.remind", queueing_lock="funding.remind")
def remind(timestamp: int = 0) -> None:
    """Write about deadlines that come near."""
    actions.remind(by=CLOCK, at=now())
