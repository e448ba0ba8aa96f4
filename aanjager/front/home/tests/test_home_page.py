from datetime import UTC, datetime

import pytest

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.skills.models import Theme
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"host": "noord.localhost"}


def published(centre, **traits):
    at = datetime(2026, 2, 1, tzinfo=UTC)
    return OpportunityFactory(organisation__centre=centre, status="open", published_at=at, **traits)


def test_a_visitor_is_asked_three_questions_without_an_account(client, cast):
    Theme.objects.create(code="cooking", name_nl="Koken", name_en="Cooking", position=0)

    text = client.get("/", headers=NOORD).content.decode()

    assert 'action="/vacatures/" method="get"' in text
    for name in ("wat", "thema", "waar", "km", "tijd", "wanneer"):
        assert f'name="{name}"' in text
    assert "Koken" in text


def test_a_centre_shows_its_own_newest_and_how_to_reach_it(client, cast):
    published(cast.noord, title="Soep koken")
    published(cast.zuid, title="Rijden met de bus")

    text = client.get("/", headers=NOORD).content.decode()

    assert "Soep koken" in text
    assert "Rijden met de bus" not in text
    assert cast.noord.email in text


def test_what_is_not_online_stays_away(client, cast):
    OpportunityFactory(organisation__centre=cast.noord, status="draft", title="Nog niet af")

    text = client.get("/", headers=NOORD).content.decode()

    assert "Nog niet af" not in text
    assert "Er staat nu niets online." in text


def test_the_network_shows_all_centres_and_what_is_new_at_each(client, cast):
    published(cast.noord, title="Soep koken")
    published(cast.zuid, title="Rijden met de bus")

    text = client.get("/", headers={"host": "localhost:8000"}).content.decode()

    assert "Soep koken" in text
    assert "Rijden met de bus" in text
    assert 'href="http://noord.localhost:8000/"' in text
    assert "Centrale Zuid" in text


def test_a_closed_centre_is_not_offered(client, cast):
    cast.zuid.is_open = False
    cast.zuid.save()

    assert "Centrale Zuid" not in client.get("/", headers={"host": "localhost"}).content.decode()


@pytest.mark.parametrize("host", ["noord.localhost", "localhost"])
def test_the_first_page_asks_the_database_as_often_for_six_as_for_two(client, cast, host):
    def ask():
        client.get("/", headers={"host": host})

    for _ in range(2):
        published(cast.noord)
    ask()
    few = count_queries(ask)
    for _ in range(4):
        published(cast.noord)
        CentreFactory()

    assert count_queries(ask) == few <= 5


def test_the_first_page_reads_in_english(client, cast):
    client.cookies["taal"] = "en"

    text = client.get("/", headers=NOORD).content.decode()

    assert '<html lang="en">' in text
    assert "What would you like to do for" in text
