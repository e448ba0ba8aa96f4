"""What two do at the same moment, with real threads, is done once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.advice.assignments import actions
from aanjager.advice.assignments.models import Assignment, Move, Offer, PayerAgreement
from aanjager.advice.assignments.tests.factories import (
    NOW,
    YES,
    accepted,
    agrees_to_pay,
    asked,
    drawn_up,
    hours,
    mine,
    offered,
    working,
)  # fmt: skip
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("_round", range(3))
def test_three_say_yes_at_once_and_one_has_it(_round):
    centre = CentreFactory()
    it = asked(centre)
    offers = [offered(centre, it) for _ in range(3)]
    together = Barrier(len(offers))

    def say_yes(offer):
        together.wait()
        try:
            return actions.accept(offer, by=as_actor(offer.expert.person), at=NOW)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(offers)) as pool:
        outcomes = list(pool.map(say_yes, offers))

    assert sum(isinstance(it, Refused) for it in outcomes) == 2
    states = sorted(Offer.objects.values_list("state", flat=True))
    assert states == ["accepted", "withdrawn", "withdrawn"]
    accepted = Offer.objects.get(state="accepted")
    assert Assignment.objects.get().expert_id == accepted.expert_id


def at_once(*acts):
    """Do these at the same moment; say for each whether it was refused."""
    together = Barrier(len(acts))

    def do(act):
        together.wait()
        try:
            act()
        except Refused:
            return True
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


@pytest.mark.parametrize("_round", range(2))
def test_two_of_an_organisation_agree_at_once_and_one_did(_round):
    it = accepted(CentreFactory(), kind="freelancer", budget_cents=600_00)
    actions.check(it, YES, by=mine(it), at=NOW)
    made = drawn_up(it)

    refused = at_once(*[lambda: agrees_to_pay(made)] * 3)

    assert sum(refused) == 2
    assert PayerAgreement.objects.count() == 1
    assert Move.objects.filter(what="payer_agreed").count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_the_organisation_stops_while_the_expert_delivers_and_one_of_both_holds(_round):
    it = working(CentreFactory())
    hours(it, "2.5")
    speaks = Actor(coordinator_of=frozenset({it.organisation_id}))

    refused = at_once(
        lambda: actions.stop(it, "Het geld is op.", by=speaks, at=NOW),
        lambda: actions.deliver(it, "Klaar.", by=mine(it), at=NOW),
    )

    assert sorted(refused) == [False, True]
    state = Assignment.objects.get().state
    assert state == ("delivered" if refused[0] else "stopped")
    last = Move.objects.order_by("pk").last()
    assert last.what == state
    assert bool(Letter.objects.filter(key__contains="delivered").exists()) == refused[0]
    assert it.worked.count() == 1


def test_all_three_stop_at_once_twice_and_it_stopped_once():
    it = working(CentreFactory())
    speaks = Actor(coordinator_of=frozenset({it.organisation_id}))
    acts = [
        lambda by=by: actions.stop(it, "Het geld is op.", by=by, at=NOW)
        for by in (speaks, mine(it), staff_of(it.centre)) * 2
    ]

    assert sum(at_once(*acts)) == 5
    assert Move.objects.filter(what="stopped").count() == 1
    assert Letter.objects.filter(key__contains="stopped").count() == 2
