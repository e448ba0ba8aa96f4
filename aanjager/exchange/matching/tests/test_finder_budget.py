"""How often the finder asks the database, and that what it remembers is nobody else's."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.models import Theme
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.matching.models import Weights
from aanjager.exchange.matching.queries import weighing
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.memory import pages
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
URL = "/vacatures/"
NOORD = {"host": "noord.localhost"}
ZUID = {"host": "zuid.localhost"}
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASKED = {"wat": "soep", "waar": "3811", "km": "10", "thema": "eten", "wanneer": "saturday"}


@pytest.fixture
def square(cast):
    """A postcode, themes and thirty things to do at Noord."""
    PostcodeFactory(digits="3811", town="Lindeveen", point=(155_000.0, 463_000.0))
    food = ThemeFactory(code="eten", name_nl="Koken", name_en="Cooking")
    for n in range(30):
        it = OpportunityFactory(
            open=True, title=f"Soep {n}", point=(155_100.0 + n, 463_000.0), dayparts=1 << 15,
            organisation__centre=cast.noord,
        )  # fmt: skip
        it.themes.set([food])
        stand(it, at=AT)
    return cast


def test_a_process_that_just_started_asks_six_times_at_most(client, square):
    pages.clear()

    assert count_queries(lambda: client.get(URL, ASKED, headers=NOORD)) <= 6


def test_nor_more_when_one_organisation_has_so_much_that_the_spare_ones_are_used_up(client, square):
    noord = OpportunityFactory(open=True, title="Soep", organisation__centre=square.noord)
    for n in range(30):
        it = OpportunityFactory(
            open=True, title=f"Soep {n}", point=(155_010.0 + n, 463_000.0), dayparts=1 << 15,
            organisation=noord.organisation,
        )  # fmt: skip
        it.themes.set(Theme.objects.filter(code="eten"))
        stand(it, at=AT)
    pages.clear()

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(URL, ASKED, headers=NOORD)

    twice = [it["sql"] for it in asked if "is_merit" in it["sql"]]
    assert len(twice) == 2
    assert len(asked) <= 6
    assert answer.text.count(noord.organisation.name) >= 3
    assert answer.text.count(">Soep ") == 10


def test_a_process_that_runs_asks_twice_for_a_question_that_was_asked_before(client, square):
    client.get(URL, ASKED, headers=NOORD)

    assert count_queries(lambda: client.get(URL, ASKED, headers=NOORD)) == 2


def test_a_visitor_with_a_new_word_and_place_costs_two_more(client, square):
    PostcodeFactory(digits="3812", town="Lindeveen", point=(155_500.0, 463_000.0))
    client.get(URL, ASKED, headers=NOORD)
    other = {**ASKED, "wat": "soepen", "waar": "3812"}

    assert count_queries(lambda: client.get(URL, other, headers=NOORD)) == 4


def test_published_weights_count_with_and_without_themes(square):
    Weights.objects.create(version=7, themes=300, skills=350, holds_from=AT, reason="proef")

    assert (weighing().version, weighing().themes, weighing().skills) == (7, 300, 350)
    pages.clear()
    ThemeFactory._meta.model.objects.update(is_active=False)
    assert weighing().version == 7


def test_what_was_typed_by_one_does_not_stand_in_the_form_of_another(client, square):
    first = client.get(URL, {**ASKED, "wat": '"><b>soep'}).text
    second = client.get(URL, {"thema": "eten", "wanneer": "saturday", "waar": "3811"}).text

    assert 'name="wat" value="&quot;&gt;&lt;b&gt;soep"' in first
    assert 'name="wat" value=""' in second
    assert "&lt;b&gt;soep" not in second


def test_the_form_keeps_the_ticks_and_the_language_of_who_asked(client, square):
    ticked = client.get(URL, {"thema": "eten"}).text
    plain = client.get(URL).text
    client.cookies["taal"] = "en"
    english = client.get(URL, {"thema": "eten"}).text

    assert 'id="thema-eten" checked' in ticked
    assert 'id="thema-eten" checked' not in plain
    assert ">Koken</label>" in ticked
    assert ">Cooking</label>" in english


def test_the_second_questions_carry_the_first_answers_of_this_visitor(client, square):
    one = client.get(URL, {"wat": "soep", "taal": "nl"}).text
    other = client.get(URL, {"wat": "tuin", "taal": "nl"}).text

    assert '<input type="hidden" name="wat" value="soep">' in one
    assert '<input type="hidden" name="wat" value="tuin">' in other
    assert 'name="wat" value="soep"' not in other
    assert '<input type="hidden" name="taal"' not in one


def test_every_door_and_role_gets_a_frame_of_its_own(client, signed_in, square):
    square.noord.address, square.noord.theme = "Marktplein 1", {"spark": "#8a1c4a"}
    square.noord.save()
    at_noord = client.get(URL, headers=NOORD).text
    at_zuid = client.get(URL, headers=ZUID).text
    anna = signed_in(square.anna).get(URL, headers=NOORD).text
    client.logout()
    again = client.get(URL, headers=NOORD).text

    assert "Marktplein 1" in at_noord
    assert "/thema.css" in at_noord
    assert "Marktplein 1" not in at_zuid
    assert "/thema.css" not in at_zuid
    assert 'href="/balie/"' in anna
    assert 'href="/balie/"' not in again
    assert 'href="/inloggen/"' in again


def test_a_change_of_the_centre_shows_in_its_frame(client, square):
    client.get(URL, headers=NOORD)
    square.noord.name = "Centrale Nieuw"
    square.noord.save()
    pages.clear()  # the half minute for which a process remembers a centre

    assert "Centrale Nieuw</span>" in client.get(URL, headers=NOORD).text


def test_a_page_with_a_number_marks_its_entry_as_its_list_and_not_as_the_page(client, square):
    it = OpportunityFactory(open=True, organisation__centre=square.noord)

    listed = client.get(URL, headers=NOORD).text
    detail = client.get(f"/vacatures/{it.pk}/", headers=NOORD).text

    assert '<a href="/vacatures/" aria-current="page">' in listed
    assert '<a href="/vacatures/" aria-current="true">' in detail
