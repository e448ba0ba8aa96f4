"""What runs by the clock: the letter with news; twice unharmed."""

import logging

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.participation.initiatives import actions

log = logging.getLogger("aanjager.initiatives")


@app.task(name="initiatives.tell_followers", queueing_lock="initiatives.tell_followers")
def tell_followers(timestamp: int = 0) -> None:
    """Write to who follows about the news up to last night, one letter each."""
    actions.tell_followers(by=CLOCK, at=now())
