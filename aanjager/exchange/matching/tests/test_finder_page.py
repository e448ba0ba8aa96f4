import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.matching import actions
from aanjager.exchange.matching.models import ShownList
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.memory import pages
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
URL = "/vacatures/"
NOORD = {"host": "noord.localhost"}
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def put_online(**facts):
    themes = facts.pop("themes", [])
    it = OpportunityFactory(open=True, **facts)
    it.themes.set(themes)
    stand(it, at=AT)
    return it


@pytest.fixture
def here():
    return PostcodeFactory(digits="3811", town="Lindeveen", point=(155_000.0, 463_000.0))


def titles(page):
    return re.findall(r"<h3><a[^>]*>(?:<bdi>)?([^<]+)<", page)


def test_it_shows_what_is_open_and_hides_drafts(client):
    put_online(title="Soep koken")
    OpportunityFactory(title="Nog niet af")

    page = client.get(URL).text

    assert titles(page) == ["Soep koken"]


def test_a_centre_shows_its_own_and_the_network_shows_all(client, cast):
    put_online(title="Van Noord", organisation=cast.buurthuis)
    put_online(title="Van elders")

    assert titles(client.get(URL, headers=NOORD).text) == ["Van Noord"]
    assert len(titles(client.get(URL).text)) == 2


def test_it_says_in_one_true_sentence_why(client, here):
    food = ThemeFactory(code="eten", name_nl="Koken")
    put_online(
        title="Soep", themes=[food], point=(157_100.0, 463_000.0), places=3, dayparts=1 << 15
    )

    page = client.get(URL, {"waar": "3811", "thema": "eten", "wanneer": "saturday"}).text

    assert "2,1 km van je postcode, op zaterdag, over koken. Ze zoeken nog 3 mensen." in page


def test_it_finds_words_in_every_form_and_nothing_else(client):
    put_online(title="Wandelen met een buurvrouw")
    put_online(title="Soep koken")

    assert titles(client.get(URL, {"wat": "wandelen"}).text) == ["Wandelen met een buurvrouw"]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"tijd": "once"}, ["Eén keer"]),
        ({"wanneer": "sunday"}, ["Zondag"]),
        ({"waar": "3811", "km": "5"}, ["Dichtbij"]),
        ({"taal": "ar"}, ["Arabisch"]),
        ({"toegang": "quiet"}, ["Rustig"]),
    ],
)
def test_each_answer_leaves_out_what_does_not_fit(client, here, answers, found):
    far = {"point": (190_000.0, 463_000.0), "rhythm": "weekly", "dayparts": 1, "languages": ["nl"]}
    put_online(title="Eén keer", **{**far, "rhythm": "once"})
    put_online(title="Zondag", **{**far, "dayparts": 1 << 18})
    put_online(title="Dichtbij", **{**far, "point": (155_100.0, 463_000.0)})
    put_online(title="Arabisch", **{**far, "languages": ["ar"]})
    put_online(title="Rustig", **{**far, "access": ["quiet"]})

    assert titles(client.get(URL, answers).text) == found


def test_when_nothing_fits_it_shows_the_nearest_misses_and_what_differs(client, here):
    put_online(title="Verder weg", point=(190_000.0, 463_000.0))

    page = client.get(URL, {"waar": "3811", "km": "2"}).text

    assert "Laat een berichtje achter bij de centrale" in page
    assert "Is verder weg dan je wilde." in page
    assert titles(page) == ["Verder weg"]


def test_a_place_that_nobody_knows_is_said(client):
    put_online()

    assert "We kennen Nergenshuizen niet" in client.get(URL, {"waar": "Nergenshuizen"}).text


@pytest.mark.parametrize(
    "answers",
    [
        {"wat": "'; DROP TABLE x; --", "km": "-1", "pagina": "abc"},
        {"wat": "<script>alert(1)</script>", "waar": "\x00", "tijd": "ooit"},
        {"wat": "x" * 9000, "waar": "y" * 9000, "thema": ["q"] * 100, "pagina": "99999999999"},
        {"pagina": "²", "km": "٣"},
    ],
)
def test_strange_answers_are_left_out(client, answers):
    put_online()

    assert client.get(URL, answers).status_code == 200


def test_it_asks_the_database_as_often_for_twenty_as_for_two(client, cast, here):
    def put(count):
        for n in range(count):
            put_online(title=f"Soep {n}", organisation=OrganisationFactory(centre=cast.noord))

    put(2)
    asked = {"wat": "soep", "waar": "3811", "tijd": "weekly"}
    client.get(URL, {"waar": "3812"}, headers=NOORD)  # what a process asks once a minute
    for_two = count_queries(lambda: client.get(URL, asked, headers=NOORD))
    put(18)
    pages.clear()
    client.get(URL, {"waar": "3812"}, headers=NOORD)

    assert count_queries(lambda: client.get(URL, asked, headers=NOORD)) <= for_two <= 6


def test_one_large_organisation_costs_one_statement_more(client, cast):
    for n in range(20):
        put_online(title=f"Soep {n}", organisation=cast.buurthuis)
    client.get(URL, headers=NOORD)

    assert count_queries(lambda: client.get(URL, headers=NOORD)) <= 3


def test_ten_at_a_time_and_the_rest_behind_show_more(client):
    for n in range(12):
        put_online(title=f"Taak {n}")

    first, second = client.get(URL).text, client.get(URL, {"pagina": 2}).text

    assert len(titles(first)) == 10
    assert "Toon meer" in first
    assert len(set(titles(first) + titles(second))) == 12


def test_the_tenth_place_is_kept_for_who_gets_little_attention(client):
    for n in range(14):
        put_online(title=f"Taak {n}", places=5)
    quiet = put_online(title="Stil")
    Standing.objects.exclude(pk=quiet.pk).update(shown=9)
    Standing.objects.filter(pk=quiet.pk).update(load=50, load_at=now())  # would come last

    page = client.get(URL).text

    assert titles(page)[-1] == "Stil"
    assert "Krijgt nog weinig aandacht." in page


def test_htmx_gets_the_answers_alone(client):
    put_online(title="Soep")

    part = client.get(URL, headers={"HX-Request": "true"}).text

    assert "Soep" in part
    assert "<html" not in part


def test_an_unchanged_page_is_not_sent_again(client):
    it = put_online(title="Soep")
    tag = client.get(URL).headers["ETag"]

    assert client.get(URL, headers={"If-None-Match": tag}).status_code == 304

    Opportunity.objects.filter(pk=it.pk).update(title="Stamppot", version=2)
    assert client.get(URL, headers={"If-None-Match": tag}).status_code == 200


def test_a_list_that_was_seen_counts_once_and_not_who_looked(client):
    it = put_online()
    seal = re.search(r'data-list="([^"]+)"', client.get(URL).text)[1]

    for _again in range(2):
        assert client.post("/vacatures/getoond/", {"lijst": seal}).status_code == 204
    client.post("/vacatures/getoond/", {"lijst": seal[:-2] + "xx"})

    assert Standing.objects.get(pk=it.pk).shown == 1
    assert ShownList.objects.get().opportunity_ids == [it.pk]


def seen_list(client):
    """Look at the finder and let the browser say that the list was seen; return its number."""
    page = client.get(URL).text
    client.post("/vacatures/getoond/", {"lijst": re.search(r'data-list="([^"]+)"', page)[1]})
    return re.search(r'data-number="([^"]+)"', page)[1]


def test_the_number_of_a_list_is_forgotten_the_next_night(client):
    put_online()
    seen_list(client)
    assert actions.forget_numbers(by=CLOCK, at=now()) == 0

    assert actions.forget_numbers(by=CLOCK, at=now() + timedelta(days=1)) == 1

    assert ShownList.objects.get().number == ""
    with pytest.raises(Refused):
        actions.forget_numbers(by=ANONYMOUS, at=now())


def test_what_somebody_hides_stays_away_from_them_alone(signed_in, client, cast):
    put_online(title="Soep")
    hidden = put_online(title="Stamppot")

    browser = signed_in(cast.daan)
    assert browser.post(f"/vacatures/{hidden.pk}/niet-voor-mij/").status_code == 302

    assert titles(browser.get(URL).text) == ["Soep"]
    browser.logout()
    assert len(titles(browser.get(URL).text)) == 2


def test_a_pupil_does_not_see_what_is_for_grown_ups(signed_in, cast):
    put_online(title="Vanaf 18", age_min=18, age_reason="Er is drank.")
    put_online(title="Voor iedereen")

    assert titles(signed_in(cast.finn).get(URL).text) == ["Voor iedereen"]


def test_the_answers_stand_on_a_map_too(client, here):
    put_online(title="Soep")

    page = client.get(URL, {"waar": "3811", "weergave": "kaart"}).text

    assert "map__dot" in page
    assert titles(page) == ["Soep"]


def test_the_order_is_told_with_its_weights(client):
    put_online()

    page = client.get("/vacatures/volgorde/").text

    assert "350" in page
    assert "versie 1" in page
