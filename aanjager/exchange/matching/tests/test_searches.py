import re
from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.people.models import Person
from aanjager.exchange.matching import actions
from aanjager.exchange.matching.models import LexiconWord, SavedSearch
from aanjager.exchange.matching.rules.questions import Question
from aanjager.exchange.matching.tests.test_finder_page import put_online, titles
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
NOORD = {"host": "noord.localhost"}


def keep(cast, question=None, **facts):
    actor = Actor(user_id=cast.daan.pk, person_id=Person.objects.get(user=cast.daan).pk)
    return actions.save_search(
        question or Question(wat="soep"), name="Soep", centre=cast.noord, by=actor, at=NOW
    )


def publish(cast, title, at=LATER):
    it = put_online(title=title, organisation=cast.buurthuis)
    Opportunity.objects.filter(pk=it.pk).update(published_at=at)
    return it


def test_a_kept_question_brings_one_letter_with_what_is_new(cast):
    search = keep(cast)
    publish(cast, "Soep van gisteren", at=NOW - timedelta(days=3))
    publish(cast, "Soep voor de straat")
    publish(cast, "Fietsen maken")

    assert actions.tell_new(search, by=CLOCK, at=LATER) == 1
    search.refresh_from_db()
    assert actions.tell_new(search, by=CLOCK, at=LATER + timedelta(days=1)) == 0

    letter = Letter.objects.get()
    assert "Soep voor de straat" in letter.text
    assert "gisteren" not in letter.text
    assert "Fietsen" not in letter.text


def test_nothing_new_means_no_letter(cast):
    assert actions.tell_new(keep(cast), by=CLOCK, at=LATER) == 0
    assert not Letter.objects.exists()


def test_reading_the_link_in_a_letter_changes_nothing_and_posting_stops_the_letters(cast, client):
    search = keep(cast)
    publish(cast, "Soep voor de straat")
    actions.tell_new(search, by=CLOCK, at=LATER)
    path = re.search(r"(/vacatures/brieven/[^\s]+)", Letter.objects.get().text)[1]

    assert client.get(path, headers=NOORD).status_code == 200
    search.refresh_from_db()
    assert search.wants_letters

    assert client.post(path, headers=NOORD).status_code == 302
    search.refresh_from_db()
    assert not search.wants_letters


def test_somebody_keeps_and_forgets_a_question_on_the_pages(cast, signed_in):
    browser = signed_in(cast.daan)
    publish(cast, "Soep voor de straat")
    page = browser.get("/vacatures/", {"wat": "soep"}, headers=NOORD).text
    assert "Bewaar deze vraag" in page

    browser.post("/vacatures/bewaar/", {"wat": "soep", "wanneer": ["saturday"]}, headers=NOORD)
    search = SavedSearch.objects.get()
    kept = browser.get("/mijn/zoekvragen/", headers=NOORD).text
    assert "wat=soep&amp;wanneer=saturday" in kept

    browser.post(f"/mijn/zoekvragen/{search.pk}/weg/", headers=NOORD)
    assert not SavedSearch.objects.exists()


def test_nobody_reaches_the_kept_question_of_another(cast, signed_in):
    search = keep(cast)
    browser = signed_in(cast.cora)

    assert browser.post(f"/mijn/zoekvragen/{search.pk}/weg/").status_code == 404
    assert "Soep" not in browser.get("/mijn/zoekvragen/").text


@pytest.mark.parametrize(
    ("actor", "question", "reason"),
    [
        (ANONYMOUS, Question(wat="soep"), "Log eerst in"),
        (Actor(user_id=1, person_id=1), Question(), "Beantwoord eerst een vraag"),
    ],
)
def test_who_may_keep_what(cast, actor, question, reason):
    with pytest.raises(Refused, match=reason):
        actions.save_search(question, name="x", centre=None, by=actor, at=NOW)


def test_the_lexicon_holds_the_words_of_what_is_open(cast, client):
    publish(cast, "Wandelen met ouderen")

    assert actions.rebuild_lexicon(by=CLOCK, at=NOW) == LexiconWord.objects.count() > 0
    assert titles(client.get("/vacatures/", {"wat": "wandlen"}).text) == ["Wandelen met ouderen"]
