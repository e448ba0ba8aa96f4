"""Two experts say yes at the same moment, with real threads: exactly one has it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.advice.assignments import actions
from aanjager.advice.assignments.models import Assignment, Offer
from aanjager.advice.assignments.tests.factories import NOW, asked, offered
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
