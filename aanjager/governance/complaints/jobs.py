"""What runs by the clock: words of complaints whose year is over; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.governance.complaints import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="complaints.forget", queueing_lock="complaints.forget")
def forget(timestamp: int = 0) -> None:
    """Wipe old words."""
    actions.forget(by=CLOCK, at=now())
