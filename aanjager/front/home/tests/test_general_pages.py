import json
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import OperationalError

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.front.home import queries
from aanjager.front.home.choices import PURPOSES, TERMS
from aanjager.kernel.privacy import Purpose, Term
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"host": "noord.localhost"}


@pytest.mark.parametrize("page", ["/toegankelijkheid/", "/privacy/"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everyone_can_read_the_general_pages(client, cast, page, language):
    client.cookies["taal"] = language

    assert client.get(page, headers=NOORD).status_code == 200
    assert count_queries(lambda: client.get(page, headers=NOORD)) <= 2


@pytest.fixture
def report(settings, tmp_path):
    """Put a report where the page reads it, or none."""
    settings.ROOT = tmp_path
    queries.accessibility_report.cache_clear()

    def write(**facts):
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "accessibility.json").write_text(json.dumps(facts))

    yield write
    queries.accessibility_report.cache_clear()


def test_without_a_test_run_the_statement_says_so(client, report):
    text = client.get("/toegankelijkheid/").content.decode()

    assert "Er is nog geen test gedaan" in text


def test_the_statement_shows_the_date_and_result_of_the_last_run(client, report):
    report(
        tested_on="2026-02-28", tool="axe-core 4.14.1", pages=9, violations=2, widths=[360, 1280]
    )

    text = client.get("/toegankelijkheid/").content.decode()

    assert "Op 28 februari 2026 keek axe-core 4.14.1 naar 9 pagina" in text
    assert "vond 2 fouten" in text


def test_every_purpose_and_term_has_its_sentence():
    assert set(PURPOSES) == set(Purpose)
    assert set(TERMS) == set(Term)


def test_the_privacy_page_follows_the_tables_and_the_terms_of_the_centre(client, cast):
    cast.noord.terms = {"letters_days": 45}
    cast.noord.save()
    kept = dict(queries.purposes())

    text = client.get("/privacy/", headers=NOORD).content.decode()

    assert Term.LETTERS in {term for terms in kept.values() for term in terms}
    assert "Tot 45 dagen na het versturen." in text
    for purpose in kept:
        assert str(PURPOSES[purpose])[:30] in text


def test_who_finds_a_leak_finds_whom_to_tell(client):
    lines = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    assert lines["Contact"].startswith("mailto:")
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_robots_stay_out_of_the_places_behind_the_square(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /balie/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_an_invented_house_is_no_place_for_robots(client, settings):
    settings.DEMO = True

    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_the_map_for_search_engines_holds_what_is_open_at_this_centre(client, cast):
    at = datetime(2026, 2, 1, tzinfo=UTC)
    traits = {"organisation__centre": cast.noord}
    shown = OpportunityFactory(status="open", published_at=at, **traits)
    draft = OpportunityFactory(status="draft", **traits)

    tree = ElementTree.fromstring(client.get("/sitemap.xml", headers=NOORD).content)

    found = {node.text for node in tree.iter() if node.tag.endswith("loc")}
    assert f"http://noord.localhost/vacatures/{shown.pk}/" in found
    assert f"http://noord.localhost/vacatures/{draft.pk}/" not in found
    assert "http://noord.localhost/" in found


def test_alive_asks_nothing_of_the_database(client):
    assert count_queries(lambda: client.get("/gezond")) == 0
    assert client.get("/gezond").json() == {"alive": True}


def test_ready_when_the_database_answers_and_its_tables_are_up_to_date(client):
    answer = client.get("/klaar")

    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrations": True}


def test_not_ready_while_the_database_is_away(client, monkeypatch):
    def away(*_):
        raise OperationalError("gone")

    monkeypatch.setattr("aanjager.front.home.queries.MigrationExecutor", away)

    answer = client.get("/klaar")

    assert answer.status_code == 503
    assert answer.json()["database"] is False


def test_a_page_that_is_not_there_leads_back(client):
    answer = client.get("/bestaat-niet/")

    assert answer.status_code == 404
    assert 'href="/"' in answer.content.decode()


def test_the_report_in_the_repository_can_be_read():
    queries.accessibility_report.cache_clear()

    report = queries.accessibility_report()

    assert not report or isinstance(report["tested_on"], date)
