"""What runs by the clock; twice unharmed."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.participation.introductions import actions, queries


@app.task(name="introductions.ask", queueing_lock="introductions.ask")
def ask(timestamp: int = 0) -> None:
    """Ask what came of introductions of four weeks ago."""
    for it in queries.to_ask(now()):
        actions.ask(it, by=CLOCK, at=now())
