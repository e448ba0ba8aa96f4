import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.internships.tests import factories as tracks
from aanjager.kernel.testing import HouseClient, count_queries
from aanjager.trust.accounts.models import User

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


def test_it_shows_what_i_agreed_and_nothing_of_others(signed_in, cast):
    mine = PlacementFactory(person=cast.person(cast.daan), organisation=cast.buurthuis)
    other = PlacementFactory(person=cast.person(cast.finn), organisation=cast.buurthuis)

    page = signed_in(cast.daan).get("/mijn/", **NOORD).text

    assert mine.opportunity.title in page
    assert other.opportunity.title not in page
    assert "Dag Daan" in page


def test_an_empty_place_says_what_to_do(signed_in, cast):
    page = signed_in(cast.daan).get("/mijn/", **NOORD).text

    assert "nog nergens op gereageerd" in page
    assert "/vacatures/" in page


def test_an_account_without_a_profile_has_a_place_too(signed_in, cast):
    assert "Mijn plek" in signed_in(cast.gerda).get("/mijn/", **NOORD).text


def test_a_pupil_sees_the_internship_first_with_what_is_next(signed_in, cast):
    pupil = tracks.pupil_in(tracks.group_of(tracks.school_of(cast.noord)))
    client, offer = signed_in(cast.finn), tracks.offer_at(cast.buurthuis, title="Koffie schenken")

    page = client.get("/mijn/", **NOORD).text
    assert page.index("Mijn stage</a></h2>") < page.index("Wat je afsprak")
    assert 'href="/mijn/stage/plekken/"' in page
    tracks.asked(pupil, offer)
    page = client.get("/mijn/", **NOORD).text
    assert "Koffie schenken" in page
    assert "wachten op je mentor" in page
    pupil.internships.update(state="withdrawn")
    tracks.signed(pupil, offer)
    assert "plan je uren" in client.get("/mijn/", **NOORD).text
    assert count_queries(lambda: client.get("/mijn/", **NOORD)) <= 10


def test_who_is_no_pupil_reads_nothing_of_internships_first(signed_in, cast):
    assert "Wat nu:" not in signed_in(cast.daan).get("/mijn/", **NOORD).text


def test_it_asks_the_database_as_often_for_twenty_as_for_two(signed_in, cast):
    client = signed_in(cast.daan)
    person = cast.person(cast.daan)
    client.get("/mijn/", **NOORD)  # after this the centre is remembered
    for number in range(20):
        PlacementFactory(person=person, opportunity=OpportunityFactory(title=f"Klus {number}"))
        if number == 1:
            for_two = count_queries(lambda: client.get("/mijn/", **NOORD))

    assert count_queries(lambda: client.get("/mijn/", **NOORD)) == for_two <= 10


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("anna", ["Je helpt mensen en organisaties", "Centrale Noord"]),
        ("bram", ["je regelt de centrale", "Centrale Zuid"]),
        ("cora", ["beantwoordt reacties", "Buurthuis"]),
        ("els", ["tijdens een bezoek met een"]),
        ("gerda", ["verder nog geen rol"]),
    ],
)
def test_every_role_says_what_it_may_do(signed_in, cast, name, sentences):
    page = signed_in(getattr(cast, name)).get("/mijn/rollen/", **NOORD).text

    assert [it for it in sentences if it not in page] == []


def browser(user, agent):
    client = HouseClient(headers={"user-agent": agent})
    Client.force_login(client, user)
    UserSession.objects.create(
        user=user, session_key=client.session.session_key, ip="192.0.2.1", user_agent=agent
    )
    return client


def test_i_see_where_i_am_signed_in_and_end_one(cast):
    here = browser(cast.daan, "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")
    there = browser(cast.daan, "Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari/604")
    page = here.get("/mijn/sessies/", **NOORD).text
    assert "Firefox op Windows" in page
    assert "Safari op iPhone" in page
    row = UserSession.objects.get(session_key=there.session.session_key)

    here.post(f"/mijn/sessies/{row.pk}/weg/", **NOORD)

    assert there.get("/mijn/", **NOORD).status_code == 302
    assert here.get("/mijn/", **NOORD).status_code == 200
    assert here.post(f"/mijn/sessies/{row.pk}/weg/", **NOORD).status_code == 404


def test_i_end_all_others_at_once(cast):
    here, there = browser(cast.daan, "x"), browser(cast.daan, "y")

    here.post("/mijn/sessies/anders/", **NOORD)

    assert there.get("/mijn/", **NOORD).status_code == 302
    assert here.get("/mijn/sessies/", **NOORD).status_code == 200


def test_nobody_ends_the_session_of_somebody_else(signed_in, cast):
    browser(cast.bram, "x")
    row = UserSession.objects.get()

    answer = signed_in(cast.daan).post(f"/mijn/sessies/{row.pk}/weg/", **NOORD)

    assert answer.status_code == 404
    assert UserSession.objects.exists()


@pytest.mark.parametrize("page", ["/mijn/", "/mijn/rollen/", "/mijn/sessies/", "/mijn/profiel/"])
def test_my_place_begins_with_signing_in(client, cast, page):
    assert client.get(page, **NOORD).url == f"/inloggen/?next={page}"


@pytest.mark.parametrize("page", ["/mijn/", "/mijn/rollen/", "/mijn/sessies/"])
def test_my_place_speaks_english(signed_in, cast, page):
    client = signed_in(cast.daan)
    client.cookies["taal"] = "en"

    assert "To my place" in client.get(page, **NOORD).text or page == "/mijn/"
    assert User.objects.exists()


def test_a_visit_opens_the_desk_of_that_centre_and_no_more(cast):
    visit = {"centre": "noord", "reason": "Meekijken met de import", "hours": "1"}
    client = HouseClient()
    client.force_login(cast.els)
    assert client.get("/balie/centrale/bezoeken/", **NOORD).status_code == 404

    client.post("/netwerk/bezoek/", visit, **NOORD)

    assert client.get("/balie/centrale/bezoeken/", **NOORD).status_code == 200
    assert "Alleen de manager" in client.get("/balie/centrale/medewerkers/", **NOORD).text
    zuid = client.get("/balie/centrale/bezoeken/", HTTP_HOST="zuid.localhost")
    assert zuid.status_code == 404
