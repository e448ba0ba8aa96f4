"""What runs by the clock; twice unharmed."""

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.outreach.exchange_floor import actions, queries


@app.task(name="exchange_floor.ask", queueing_lock="exchange_floor.ask")
def ask(timestamp: int = 0) -> None:
    """Ask what came of deals, three months after the floor and a month before the year is over."""
    for side in queries.to_ask(localdate()).select_related("deal__floor"):
        actions.ask(side, by=CLOCK, at=now())


@app.task(name="exchange_floor.forget", queueing_lock="exchange_floor.forget")
def forget(timestamp: int = 0) -> None:
    """Let go of names a year after a floor."""
    actions.forget(by=CLOCK, at=now())
