"""Two matchmakers at the same moment, with real threads and real transactions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.refusals import Refused
from aanjager.outreach.exchange_floor import actions
from aanjager.outreach.exchange_floor.actions import Dealing, Party
from aanjager.outreach.exchange_floor.models import Deal
from aanjager.outreach.exchange_floor.tests.factories import ExchangeFloorFactory, PostFactory


def at_once(act, given):
    together = Barrier(len(given))

    def one(value):
        together.wait()
        try:
            return act(value)
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(one, given))


@pytest.mark.django_db(transaction=True)
def test_an_offer_that_can_be_given_once_is_dealt_once_however_many_ask_at_once(now):
    floor = ExchangeFloorFactory()
    offer = PostFactory(floor=floor)
    asks = PostFactory.create_batch(6, floor=floor, side="ask")
    anna = staff_of(floor.centre)

    def take(ask):
        return actions.deal(floor, Dealing(Party(offer.pk), Party(ask.pk)), by=anna, at=now)

    assert len([it for it in at_once(take, asks) if it]) == 1
    assert Deal.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_deals_at_once_each_have_their_own_number(now):
    floor = ExchangeFloorFactory()
    anna = staff_of(floor.centre)

    def record(n):
        named = Dealing(Party(name=f"A{n}"), Party(name=f"B{n}"), what="Taart")
        return actions.deal(floor, named, by=anna, at=now)

    assert all(at_once(record, range(4)))
    assert sorted(Deal.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
