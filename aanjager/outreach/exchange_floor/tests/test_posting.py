"""Asks and offers of anything but money, shown when an address is proven."""

import re
from datetime import timedelta

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.exchange_floor import actions, queries, rules
from aanjager.outreach.exchange_floor.actions import Posting
from aanjager.outreach.exchange_floor.models import ExchangeFloor, Post
from aanjager.outreach.exchange_floor.tests.factories import ExchangeFloorFactory, PostFactory
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HANDS = {
    "side": "offer",
    "kind": "hands",
    "title": "Zes mensen op een zaterdag",
    "party": "Bakkerij Bruin",
    "party_kind": "company",
    "contact_name": "Bea Bruin",
    "email": "bea@example.org",
    "is_once": "on",
}


@pytest.fixture
def floor(cast):
    return ExchangeFloorFactory(centre=cast.noord)


def page(floor, rest=""):
    return f"/beursvloer/{floor.pk}/{rest}"


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def shown(floor):
    return [it.title for _side, _kind, posts in queries.posts(floor) for it in posts]


def test_what_somebody_offers_is_shown_after_the_link_and_looking_confirms_nothing(floor, client):
    client.post(page(floor, "plaatsen/"), HANDS)
    assert shown(floor) == []
    link = link_in(Letter.objects.get())

    assert "Zes mensen" in client.get(link).text
    assert shown(floor) == []
    client.post(link)
    assert shown(floor) == ["Zes mensen op een zaterdag"]


def test_the_page_shows_what_is_offered_and_never_an_address(floor, client):
    PostFactory(floor=floor, email="bea@example.org", contact_name="Bea Bruin")
    text = client.get(page(floor)).text

    assert "Zes mensen" in text
    assert "bea@example.org" not in text
    assert "Bea Bruin" not in text


@pytest.mark.parametrize(
    "words", ["Wij geven 500 euro", "€ 50 voor wie helpt", "Een cheque van 1.000,- euro of 200 €"]
)
def test_an_amount_of_money_is_refused_with_a_sentence_whatever_one_ticks(floor, client, words):
    sure = {**HANDS, "title": words, "is_no_money": "on"}
    answer = client.post(page(floor, "plaatsen/"), sure)

    assert answer.status_code == 422
    assert "alles behalve geld" in answer.text
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "Een geldig rijbewijs en een bus",
        "Een leenfiets",
        "Gift shop",
        "Uitleg bij de geldautomaat",
        "Subsidieadvies voor verenigingen",
        "Wij helpen de collecte tellen",
        "Kringloopspullen ter waarde van 500 euro",
        "Drukwerk t.w.v. € 250,-",
    ],
)
def test_words_that_only_look_like_money_are_fine(words):
    rules.no_money(words)


@pytest.mark.parametrize(
    "words", ["Hulp bij een subsidie aanvragen", "Wie geeft ons geld?", "Sponsors leren zoeken"]
)
def test_a_word_that_may_mean_money_is_a_question_and_not_a_no(floor, client, words):
    doubtful = {**HANDS, "title": words}
    answer = client.post(page(floor, "plaatsen/"), doubtful)
    assert answer.status_code == 422
    assert "Gaat dit over geld?" in answer.text
    assert 'name="is_no_money"' not in client.get(page(floor, "plaatsen/")).text
    assert not Post.objects.exists()

    client.post(page(floor, "plaatsen/"), {**doubtful, "is_no_money": "on"})

    assert Post.objects.get().title == words


def test_cora_posts_for_her_organisation_at_once(floor, cast, signed_in):
    cora = signed_in(cast.cora)
    cora.post(
        page(floor, "plaatsen/"),
        {**HANDS, "party": "", "behalf": f"organisation:{cast.buurthuis.pk}"},
    )

    made = Post.objects.get()
    assert (made.party, made.organisation, made.party_kind) == (
        cast.buurthuis.name,
        cast.buurthuis,
        "organisation",
    )
    assert made.confirmed_at
    assert f"/organisaties/{cast.buurthuis.pk}/" in cora.get(page(floor)).text


def test_daan_posts_for_the_initiative_he_carries(floor, cast, signed_in):
    idea = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan = signed_in(cast.daan)
    daan.post(page(floor, "plaatsen/"), {**HANDS, "party": "", "behalf": f"initiative:{idea.pk}"})

    assert Post.objects.get().initiative == idea
    assert f"/initiatieven/{idea.pk}/" in daan.get(page(floor)).text


def test_nobody_posts_for_an_organisation_of_somebody_else(floor, cast, now):
    values = Posting("ask", "space", "Een zaal", party="X", email="x@example.org",
                     behalf=f"organisation:{cast.buurthuis.pk}")  # fmt: skip
    made = actions.post(floor, values, by=actor_of(cast.daan), at=now)

    assert made.organisation is None
    assert made.confirmed_at is None


def test_daan_with_his_own_address_needs_no_letter(floor, cast, now):
    values = Posting("ask", "space", "Een zaal", party="Koor", email="DAAN@example.org")
    made = actions.post(floor, values, by=actor_of(cast.daan), at=now)

    assert made.confirmed_at == now
    assert not Letter.objects.exists()


def test_one_address_does_not_flood_the_floor(floor, now):
    PostFactory.create_batch(12, floor=floor, email="vol@example.org")
    with pytest.raises(Refused, match="Twaalf"):
        actions.post(floor, Posting("ask", "space", "Nog een", party="X", email="VOL@example.org"),
                     by=ANONYMOUS, at=now)  # fmt: skip


def test_no_stranger_gets_a_pile_of_letters(floor, client):
    for _n in range(5):
        answer = client.post(page(floor, "plaatsen/"), HANDS)

    assert "Bevestig eerst" in answer.text
    assert Letter.objects.count() == 3


def test_who_posted_takes_it_back_by_the_link_and_a_stranger_does_not(floor, cast, now):
    it = PostFactory(floor=floor, token_hash=queries.hash_of("mijn-link"))
    with pytest.raises(Refused, match="matchmakers"):
        actions.withdraw(it, token="fout", by=actor_of(cast.daan), at=now)
    actions.withdraw(it, token="mijn-link", by=ANONYMOUS, at=now)

    assert shown(floor) == []


def test_after_closing_nobody_posts(floor, cast, client, now):
    actions.close(floor, by=actor_of(cast.anna), at=now)

    assert client.post(page(floor, "plaatsen/"), HANDS).status_code == 403
    assert "gesloten" in client.get(page(floor)).text


def test_anna_announces_a_floor_and_bram_of_another_centre_does_not(cast, signed_in):
    values = {
        "title": "Beursvloer", "held_on": "2026-04-16", "starts_at": "15:00", "ends_at": "17:00",
        "venue": "Stadhuis", "area_id": cast.noord.area_id,
    }  # fmt: skip
    noord = {"headers": {"host": "noord.localhost"}}
    assert signed_in(cast.bram).post("/beursvloer/nieuw/", values, **noord).status_code == 403
    signed_in(cast.anna).post("/beursvloer/nieuw/", values, **noord)

    assert ExchangeFloor.objects.get().centre == cast.noord


def test_a_floor_does_not_end_before_it_begins(cast, signed_in):
    values = {
        "title": "Beursvloer", "held_on": "2026-04-16", "starts_at": "15:00", "ends_at": "14:00",
        "venue": "Stadhuis", "area_id": cast.noord.area_id,
    }  # fmt: skip
    answer = signed_in(cast.anna).post(
        "/beursvloer/nieuw/", values, headers={"host": "noord.localhost"}
    )

    assert answer.status_code == 422
    assert "na het begin" in answer.text


def test_anna_changes_the_floor(floor, cast, signed_in):
    values = {
        "title": "Beursvloer Zuid", "held_on": "2026-04-17", "starts_at": "15:00",
        "ends_at": "18:00", "venue": "Kerk", "area_id": cast.noord.area_id,
    }  # fmt: skip
    signed_in(cast.anna).post(page(floor, "wijzigen/"), values)
    floor.refresh_from_db()

    assert (floor.title, floor.venue) == ("Beursvloer Zuid", "Kerk")


def test_a_floor_asks_the_database_as_often_for_twenty_as_for_two(floor, client):
    PostFactory.create_batch(2, floor=floor)
    client.get(page(floor))
    few = count_queries(lambda: client.get(page(floor)))
    PostFactory.create_batch(18, floor=floor, side="ask")

    assert count_queries(lambda: client.get(page(floor))) == few <= 5


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(floor, client):
    client.get("/beursvloer/")
    few = count_queries(lambda: client.get("/beursvloer/"))
    ExchangeFloorFactory.create_batch(12, centre=floor.centre)

    assert count_queries(lambda: client.get("/beursvloer/")) == few <= 8


def test_what_nobody_confirmed_goes_after_a_week(floor, now):
    PostFactory(floor=floor, confirmed_at=None, posted_at=now - timedelta(days=8))
    kept = PostFactory(floor=floor, confirmed_at=None, posted_at=now - timedelta(days=6))
    actions.forget(by=CLOCK, at=now)

    assert Post.objects.get() == kept
