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
    mine,
    offered,
)  # fmt: skip
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.refusals import Refused

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
