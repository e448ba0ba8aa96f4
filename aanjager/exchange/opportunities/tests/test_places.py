"""Places are never given twice, whoever comes at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.exchange.opportunities import actions
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.tests.factories import MADE, OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Status = Opportunity.Status


def at_once(act, times):
    """Do the act that many times at the same moment; return what was said: "" or the refusal."""
    barrier = Barrier(times)

    def one(number):
        try:
            barrier.wait(timeout=20)
            act(number)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


@pytest.mark.django_db
def test_the_last_place_fills_it_and_tells_the_organisation():
    opportunity = OpportunityFactory(open=True, stands=True, places=3, places_taken=1)
    cora = coordinator_of(opportunity.organisation)

    actions.take_place(opportunity, 1, by=cora, at=NOW)
    assert (opportunity.status, Standing.objects.get().wanted) == (Status.OPEN, 1)
    actions.take_place(opportunity, 1, by=cora, at=NOW)

    assert (opportunity.status, opportunity.places_left) == (Status.FULL, 0)
    assert not Standing.objects.exists()
    assert "is vol" in Letter.objects.get().subject


@pytest.mark.django_db
def test_a_place_given_back_opens_it_again():
    opportunity = OpportunityFactory(open=True, stands=True, places=1)
    cora = coordinator_of(opportunity.organisation)
    actions.take_place(opportunity, 1, by=cora, at=NOW)

    actions.give_back_place(opportunity, 1, by=cora, at=NOW)

    assert (opportunity.status, opportunity.places_taken) == (Status.OPEN, 0)
    assert Standing.objects.get().wanted == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("traits", "people", "reason"),
    [
        ({"places": 1, "places_taken": 1}, 1, "geen plek meer"),
        ({"places": 3, "places_taken": 2}, 2, "nog maar 1 plek"),
        ({"places": 4, "places_taken": 2}, 3, "nog maar 2 plekken"),
        ({"published_at": None}, 1, "nog niet online"),
    ],
)
def test_more_people_than_places_is_refused_in_words(traits, people, reason):
    opportunity = OpportunityFactory(**({"published_at": MADE} | traits))

    with pytest.raises(Refused, match=reason):
        actions.take_place(opportunity, people, by=CLOCK, at=NOW)


@pytest.mark.django_db
def test_more_than_was_taken_never_comes_back():
    opportunity = OpportunityFactory(open=True, places=3, places_taken=1)

    with pytest.raises(Refused, match="niet zoveel"):
        actions.give_back_place(opportunity, 2, by=CLOCK, at=NOW)
    with pytest.raises(Refused, match="Log eerst in"):
        actions.give_back_place(opportunity, 1, by=ANONYMOUS, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_come_for_the_last_place_one_gets_it():
    opportunity = OpportunityFactory(open=True, stands=True, places=2, places_taken=1)
    cora = coordinator_of(opportunity.organisation)

    said = at_once(
        lambda _: actions.take_place(
            Opportunity.objects.get(pk=opportunity.pk), 1, by=cora, at=NOW
        ),
        6,
    )

    opportunity.refresh_from_db()
    assert said.count("") == 1
    assert all("geen plek meer" in it for it in said if it)
    assert (opportunity.places_taken, opportunity.status) == (2, Status.FULL)
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does():
    opportunity = OpportunityFactory(status=Status.SUBMITTED)
    both = [staff_of(opportunity.centre), staff_of(opportunity.centre)]

    said = at_once(
        lambda n: actions.publish(Opportunity.objects.get(pk=opportunity.pk), by=both[n], at=NOW), 2
    )

    assert sorted(said) == ["", "Deze vacature staat al online."]
    assert Event.objects.filter(verb="opportunity.published").count() == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_edit_at_once_one_is_kept_and_the_other_told():
    opportunity = OpportunityFactory(title="Soep")
    cora = coordinator_of(opportunity.organisation)
    seen = opportunity.version

    said = at_once(
        lambda n: actions.edit(
            Opportunity.objects.get(pk=opportunity.pk),
            {"title": f"Soep {n}"},
            by=cora,
            at=NOW,
            version=seen,
        ),
        2,
    )

    opportunity.refresh_from_db()
    assert said.count("") == 1
    assert opportunity.title == f"Soep {said.index('')}"
    assert "Je tekst staat hier nog" in next(it for it in said if it)
