"""Letters that go out by the clock."""

from django.core.mail import get_connection
from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters import actions, queries

SERVER_IS_AWAY = 3  # failures in a row; the rest waits for the next minute


@app.task(name="letters.send_waiting", queueing_lock="letters.send_waiting")
def send_waiting(timestamp: int = 0) -> None:
    """Send every letter that is due, over one connection."""
    failures = 0
    with get_connection(fail_silently=True) as connection:
        connection.fail_silently = False
        for letter in queries.due(now()):
            went = actions.send(letter, by=CLOCK, at=now(), through=connection)
            failures = 0 if went else failures + 1
            if failures == SERVER_IS_AWAY:
                break
