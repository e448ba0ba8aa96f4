"""What runs by the clock: links that are over are cleared."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.growth.credentials import actions
from aanjager.kernel.actor import CLOCK


@app.task(name="credentials.forget_links", queueing_lock="credentials.forget_links")
def forget_links(timestamp: int = 0) -> None:
    """Clear the links to proofs that are over."""
    actions.forget_links(by=CLOCK, at=now())
