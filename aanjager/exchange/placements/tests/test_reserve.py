from datetime import timedelta

import pytest

from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import actions, jobs
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import MONDAY, PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def full():
    """A full opportunity with one who agreed and two who wait."""
    opportunity = OpportunityFactory(open=True, places=1, places_taken=1)
    agreed = PlacementFactory(opportunity=opportunity, agreed=True)
    first = PlacementFactory(opportunity=opportunity, reserve=True)
    second = PlacementFactory(
        opportunity=opportunity, reserve=True, reserve_since=MONDAY + timedelta(hours=1)
    )
    return opportunity, agreed, first, second


def link_of(letter):
    return letter.text.split("/plek-vrij/")[1].split("/")[0]


def test_a_place_that_comes_free_is_offered_to_who_waits_longest(full, now):
    _opportunity, agreed, first, second = full

    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.offer_until == now + timedelta(days=3)
    assert second.offer_until is None
    assert Letter.objects.get(kind="placement-place-offered").to_address == first.person.email


def test_the_link_shows_and_only_the_button_accepts(full, now, client, monkeypatch):
    opportunity, agreed, first, _second = full
    from aanjager.exchange.placements.views import links

    monkeypatch.setattr(links, "now", lambda: now)
    host = {"HTTP_HOST": f"{opportunity.centre.slug}.localhost"}
    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)
    url = f"/plek-vrij/{link_of(Letter.objects.get(kind='placement-place-offered'))}/"

    assert "Ja, ik neem de plek" in client.get(url, **host).text
    first.refresh_from_db()
    assert first.state == "reserve"

    answer = client.post(url, {"yes": "1"}, **host)

    assert "De plek is voor jou" in answer.text
    first.refresh_from_db()
    assert first.state == "agreed"
    assert Opportunity.objects.get(pk=opportunity.pk).places_taken == 1
    assert Letter.objects.filter(kind="placement-offer-accepted").exists()
    assert client.get(url, **host).status_code == 404


def test_who_says_no_leaves_the_list_by_the_same_page(full, now, client):
    opportunity, agreed, first, _second = full
    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)
    url = f"/plek-vrij/{link_of(Letter.objects.get(kind='placement-place-offered'))}/"

    answer = client.post(url, {"no": "1"}, HTTP_HOST=f"{opportunity.centre.slug}.localhost")

    assert "niet meer op de lijst" in answer.text
    first.refresh_from_db()
    assert first.state == "withdrawn"


def test_an_offer_nobody_answers_goes_to_the_next(full, now, monkeypatch):
    _opportunity, agreed, first, second = full
    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(days=4))

    jobs.offer_places()
    jobs.offer_places()

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.offer_until is None
    assert first.reserve_since > second.reserve_since
    assert second.offer_until
    assert Letter.objects.filter(kind="placement-place-offered").count() == 2
    assert Letter.objects.filter(kind="placement-offer-lapsed").count() == 1
    with pytest.raises(Refused, match="geen plek aangeboden"):
        actions.accept_offer(first, by=as_actor(first.person), at=now)


def test_too_late_is_told_kindly(full, now):
    _opportunity, agreed, first, _second = full
    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)

    with pytest.raises(Refused, match="De tijd om te antwoorden is voorbij"):
        actions.accept_offer(first, by=as_actor(first.person), at=now + timedelta(days=4))


def test_when_the_place_went_to_somebody_else_one_stays_on_the_list(full, now):
    opportunity, agreed, first, second = full
    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)
    actions.agree(second, by=coordinator_of(opportunity.organisation), at=now)

    with pytest.raises(Refused, match="geen plek meer"):
        actions.accept_offer(first, by=as_actor(first.person), at=now)

    first.refresh_from_db()
    assert first.state == "reserve"


def test_an_organisation_that_wants_more_people_reaches_the_reserve_by_the_clock(
    full, now, monkeypatch
):
    _opportunity, _agreed, first, second = full
    Opportunity.objects.update(places=2)
    monkeypatch.setattr(jobs, "now", lambda: now)

    jobs.offer_places()
    jobs.offer_places()

    assert list(Placement.objects.filter(offer_until__isnull=False)) == [first]
    assert second.offer_until is None


def test_nothing_is_offered_twice_or_without_a_place(full, now):
    _opportunity, _agreed, first, _second = full

    with pytest.raises(Refused, match="geen plek vrij"):
        actions.offer_place(first, by=CLOCK, at=now)
    Opportunity.objects.update(places=3)
    actions.offer_place(first, by=CLOCK, at=now)
    with pytest.raises(Refused, match="al een plek aangeboden"):
        actions.offer_place(first, by=CLOCK, at=now)
    with pytest.raises(Refused, match="nog niet voorbij"):
        actions.lapse_offer(first, by=CLOCK, at=now)


def test_two_who_come_together_wait_for_two_places(full, now):
    _opportunity, agreed, first, second = full
    Placement.objects.filter(pk=first.pk).update(people=2)

    actions.withdraw(agreed, by=as_actor(agreed.person), at=now)

    second.refresh_from_db()
    assert second.offer_until is not None
