from datetime import timedelta

import pytest
from django.utils.timezone import now as clock_now

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import RegistrationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.desk.queries import figures
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
ASSOCIATION = Actor(user_id=1, is_association=True)


def of_noord(cast, at):
    found = figures.of_network(ASSOCIATION, figures.period("dit-jaar", at), at)
    return next(it for it in found if it.centre == cast.noord)


def test_the_association_sees_numbers_and_nobody(cast, signed_in):
    RegistrationFactory.create_batch(5, centre=cast.zuid, person__name="Truus van Zuid")

    page = signed_in(cast.els).get("/netwerk/").text

    assert "Centrale Zuid" in page
    assert ">5</td>" in page
    assert "Truus" not in page
    assert "/netwerk/bezoek/?centrale=zuid" in page


@pytest.mark.parametrize("who", ["anna", "bram", "cora", "daan", "gerda"])
def test_for_others_there_is_no_network_page(cast, signed_in, who):
    assert signed_in(getattr(cast, who)).get("/netwerk/").status_code == 404


def test_who_is_not_signed_in_signs_in_first(client, cast):
    assert client.get("/netwerk/")["Location"] == "/inloggen/?next=/netwerk/"


def test_the_query_itself_tells_others_nothing(cast, now):
    assert figures.of_network(ANONYMOUS, figures.period("", now), now) == []


@pytest.mark.parametrize(("reactions", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_numbers_about_fewer_than_five_people_stay_inside(cast, now, reactions, shown):
    place = OpportunityFactory(organisation=cast.buurthuis, open=True)
    PlacementFactory.create_batch(
        reactions,
        opportunity=place,
        reacted_at=now,
        answer_by=now + timedelta(days=7),
        answered_at=now + timedelta(days=1),
    )

    found = of_noord(cast, now + timedelta(days=8))

    assert found.reactions == shown
    assert found.in_term_share == (100 if reactions >= 5 else None)


def test_it_asks_as_often_for_many_centres_as_for_two(cast, signed_in):
    browser = signed_in(cast.els)
    browser.get("/netwerk/")
    for_two = count_queries(lambda: browser.get("/netwerk/"))
    for centre in CentreFactory.create_batch(5):
        RegistrationFactory(centre=centre, joined_on=clock_now().date())

    assert count_queries(lambda: browser.get("/netwerk/")) == for_two <= 8
