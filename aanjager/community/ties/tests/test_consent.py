"""No sequence of what others do shows a name that was not agreed to; what was withdrawn is gone."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.ties import actions, queries
from aanjager.community.ties.models import Invitation, Side, Tie
from aanjager.community.ties.tests.factories import NOW, subject
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
WHO = st.integers(0, 3)
STEP = st.tuples(
    st.sampled_from(
        ["invite", "yes", "nameless", "no", "withdraw", "show", "take_up", "take_back"]
    ),
    WHO,
    WHO,
)


def answer(step, first, sent, by):
    """Say yes with a name, yes without one, or no; return whether it was a yes to a tie."""
    it = sent.filter(state="open").first()
    if it is None:
        return False
    said = actions.Said(first.name, step == "yes", step == "yes")
    actions.answer(it, "no" if step == "no" else "yes", said, by=by, at=NOW)
    return step == "yes"


def change(step, pair, by, agreed):
    """End the ties of a pair, or show where one is active, as far as the rules let this actor."""
    for tie in Tie.objects.filter(ended_at=None):
        sides = list(tie.sides.all())
        if step == "show":
            actions.show(sides[0], shows=True, by=by, at=NOW)
        elif {side.person_id for side in sides} == pair:
            actions.withdraw(tie, by=by, at=NOW)
            agreed.discard(pair)


def run(step, first, second, agreed):
    """Let the first do something; keep in `agreed` which pairs said yes to a tie and did not end it."""
    by, pair = as_actor(first), frozenset({first.pk, second.pk})
    sent = Invitation.objects.filter(inviter=second).order_by("pk")
    if step == "invite":
        asked = actions.Asking(tie_kind="neighbour", wants_credit=True)
        actions.invite(subject(), asked, centre=None, by=by, at=NOW)
    elif step in ("yes", "nameless", "no"):
        if answer(step, first, sent, by):
            agreed.add(pair)
    elif step == "take_up":
        actions.take_up([it.pk for it in Invitation.objects.all()], by=by, at=NOW)
    elif step == "take_back" and sent.exists():
        actions.take_back(sent.last(), by=by, at=NOW)
    else:
        change(step, pair, by, agreed)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=14))
@example(steps=[("invite", 1, 0), ("yes", 0, 1), ("withdraw", 0, 1), ("take_up", 0, 0)])
def test_a_name_is_seen_only_by_who_agreed_with_it(steps):
    with transaction.atomic():
        people = [PersonFactory(name=f"Mens {number}") for number in range(4)]
        agreed = set()
        ever = 0
        for step, one, other in steps:
            before = Tie.objects.exclude(agreed_at=None).count()
            with suppress(Refused), transaction.atomic():
                run(step, people[one], people[other], agreed)
            ever = max(ever, Tie.objects.exclude(agreed_at=None).count())
            assert Tie.objects.exclude(agreed_at=None).count() >= before, "a figure went away"
        for person in people:
            names = {known.name for known in queries.network(as_actor(person))}
            may = {it.name for it in people if frozenset({it.pk, person.pk}) in agreed}
            assert names <= may
            among = queries.known_among(as_actor(person), [it.pk for it in people])
            assert set(among) <= may
            credited = queries.introducer(person.pk, "initiative", 1)
            assert credited is None or credited.name in may
        assert not Side.objects.exclude(tie__ended_at=None).exists()
        transaction.set_rollback(True)
