"""Letters that go out by the clock."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters import actions, queries


@app.task(name="letters.send_waiting", queueing_lock="letters.send_waiting")
def send_waiting(timestamp: int = 0) -> None:
    """Send every letter that is due."""
    for letter in queries.due(now()):
        actions.send(letter, by=CLOCK, at=now())


@app.task(name="letters.forget", queueing_lock="letters.forget")
def forget(timestamp: int = 0) -> None:
    """Take away letters past their term of ninety days."""
    actions.forget(older_than_days=90, by=CLOCK, at=now())
