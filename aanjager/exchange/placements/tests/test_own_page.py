from datetime import timedelta

import pytest
from icalendar import Calendar

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import (
    MONDAY,
    MessageFactory,
    in_state,
)
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def daan(cast, signed_in):
    browser = signed_in(cast.daan)
    browser.defaults["HTTP_HOST"] = "noord.localhost"
    return browser


def of_daan(cast, state="reaction", **facts):
    opportunity = OpportunityFactory(organisation=cast.buurthuis, open=True, **facts)
    return in_state(state, opportunity=opportunity, person=cast.person(cast.daan))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unconfirmed", "nog niet verstuurd"),
        ("reaction", "De centrale gaat erachteraan"),
        ("talk", "Jullie zijn in gesprek"),
        ("reserve", "Je staat op de reservelijst"),
        ("agreed", "Het gaat door"),
        ("started", "Je eerste dag"),
        ("ended", "Dank je wel voor wat je deed"),
        ("declined", "Dit ging niet door"),
        ("withdrawn", "ingetrokken"),
    ],
)
def test_every_state_says_in_words_how_it_stands(daan, cast, state, words):
    placement = of_daan(cast, state)

    page = daan.get(f"/mijn/reacties/{placement.pk}/").text

    assert words in page
    assert ('aria-current="step"' in page) == (state not in ("ended", "declined", "withdrawn"))


def test_late_with_the_centre_on_it_and_a_planned_talk_are_told(daan, cast, now):
    late, talk = of_daan(cast), of_daan(cast, "talk")
    Placement.objects.filter(pk=late.pk).update(stepped_in_at=now)
    Placement.objects.filter(pk=talk.pk).update(talk_at=now, talk_place="Anker 1")

    assert "De centrale belt de organisatie" in daan.get(f"/mijn/reacties/{late.pk}/").text
    assert "Anker 1" in daan.get(f"/mijn/reacties/{talk.pk}/").text


def test_one_talks_withdraws_and_stops_on_the_own_page(daan, cast):
    running, begun = of_daan(cast), of_daan(cast, "started")

    daan.post(f"/mijn/reacties/{running.pk}/zeggen/", {"text": "Hallo?"})
    assert "Hallo?" in daan.get(f"/mijn/reacties/{running.pk}/").text
    assert daan.post(f"/mijn/reacties/{running.pk}/zeggen/", {"text": ""}).status_code == 422
    daan.post(f"/mijn/reacties/{running.pk}/intrekken/")
    daan.post(f"/mijn/reacties/{begun.pk}/stoppen/", {"reason": "moved"})
    assert daan.post(f"/mijn/reacties/{begun.pk}/stoppen/", {}).status_code == 403

    assert [Placement.objects.get(pk=it.pk).state for it in (running, begun)] == [
        "withdrawn",
        "ended",
    ]
    forced = daan.post(f"/mijn/reacties/{running.pk}/zeggen/", {"text": "Nog iets"})
    assert forced.status_code == 403
    assert "gesloten" in forced.text


def test_the_talk_goes_into_the_calendar_in_utc_under_a_name_that_stays(daan, cast, now):
    placement = of_daan(cast, "talk")
    address = f"/mijn/reacties/{placement.pk}/agenda.ics"
    assert daan.get(address).status_code == 404
    Placement.objects.update(talk_at=now, talk_place="Anker 1")

    answer = daan.get(address)

    event = next(iter(Calendar.from_ical(answer.content).walk("VEVENT")))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert event.decoded("dtstart") == now
    assert event.decoded("dtend") - now == timedelta(hours=1)
    assert str(event["uid"]).startswith(f"gesprek-{placement.pk}@noord")
    assert b"DTSTART:20260302T090000Z" in answer.content


@pytest.mark.parametrize("who", ["anna", "bram", "cora", "els", "finn", "gerda"])
def test_the_own_page_is_for_nobody_else(cast, signed_in, who):
    placement = of_daan(cast)
    browser = signed_in(getattr(cast, who))

    for path in ("", "zeggen/", "intrekken/", "stoppen/", "versturen/", "agenda.ics"):
        address = f"/mijn/reacties/{placement.pk}/{path}"
        host = {"HTTP_HOST": "noord.localhost"}
        is_get = path in ("", "agenda.ics")
        answer = browser.get(address, **host) if is_get else browser.post(address, **host)
        assert answer.status_code == 404, path


def test_without_signing_in_one_is_asked_to(client, cast):
    placement = of_daan(cast)

    answer = client.get(f"/mijn/reacties/{placement.pk}/", HTTP_HOST="noord.localhost")

    assert answer.headers["Location"].startswith("/inloggen/")


def test_the_list_shows_what_runs_first_and_asks_as_often_for_twenty_as_for_two(daan, cast):
    assert "nog nergens op gereageerd" in daan.get("/mijn/reacties/").text
    of_daan(cast, "withdrawn", title="Voorbij"), of_daan(cast, title="Loopt nog")
    page = daan.get("/mijn/reacties/").text
    assert page.index("Loopt nog") < page.index("Voorbij")
    for_two = count_queries(lambda: daan.get("/mijn/reacties/"))
    for _more in range(18):
        of_daan(cast)

    assert count_queries(lambda: daan.get("/mijn/reacties/")) == for_two <= 8


def test_a_long_conversation_costs_no_more_than_a_short_one(daan, cast):
    placement = of_daan(cast, "talk")
    address = f"/mijn/reacties/{placement.pk}/"
    MessageFactory.create_batch(2, placement=placement)
    daan.get(address)
    for_two = count_queries(lambda: daan.get(address))
    MessageFactory.create_batch(18, placement=placement)

    assert count_queries(lambda: daan.get(address)) == for_two <= 8
    assert placement.answer_by > MONDAY
