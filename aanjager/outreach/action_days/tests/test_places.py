"""Whatever people do, in whatever order: no task ever has more people than places."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.outreach.action_days import actions, queries
from aanjager.outreach.action_days.actions import Joining
from aanjager.outreach.action_days.models import ActionDay
from aanjager.outreach.action_days.tests.factories import MADE, DayTaskFactory

pytestmark = pytest.mark.django_db
STEP = st.tuples(
    st.sampled_from(["sign up", "queue", "confirm", "leave", "wait", "clock"]),
    st.integers(0, 3),
    st.integers(1, 4),
)

TOO_LATE = [  # somebody opens the link after the place went to another
    ("sign up", 0, 4), ("wait", 0, 1), ("wait", 0, 1),
    ("sign up", 1, 4), ("confirm", 1, 1), ("confirm", 0, 1),
]  # fmt: skip


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(steps=st.lists(STEP, max_size=12))
@example(steps=TOO_LATE)
def test_no_order_of_steps_sells_a_place_twice(steps, monkeypatch):
    ActionDay.objects.all().delete()
    numbers = count()
    monkeypatch.setattr(actions.secrets, "token_urlsafe", lambda _size: f"t{next(numbers)}")
    task, at = DayTaskFactory(places=5), MADE
    for what, who, people in steps:
        at += timedelta(hours=30 if what == "wait" else 1)
        try:
            take(task, what, f"{who}@example.org", people, at)
        except Refused:
            continue
        free = task.places - queries.taken(task, at)
        assert free >= 0
        assert sum(it.people for it in queries.coming(task.day)) <= task.places
        if what in ("leave", "clock"):  # nobody who fits is left waiting
            assert all(it.people > free for it in queries.in_line(task))


def take(task, what, email, people, at):
    """Do one step as somebody who has only an address and the link of the last letter."""
    facts = {"by": ANONYMOUS, "at": at}
    if what == "clock":
        actions.move_up(task, by=CLOCK, at=at)
    it = queries.of_address(task, email)
    if what in ("sign up", "queue"):
        actions.sign_up(task, Joining("Jan", email, people, waits=what == "queue"), **facts)
    elif it and what == "confirm":
        actions.confirm(it, token=token_of(it), **facts)
    elif it and what == "leave":
        actions.leave(it, token=token_of(it), **facts)


def token_of(it):
    return next(f"t{n}" for n in range(999) if queries.hash_of(f"t{n}") == it.token_hash)
