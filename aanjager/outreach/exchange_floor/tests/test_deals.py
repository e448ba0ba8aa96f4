"""A deal on one screen: recorded, signed by both, printed, asked after, counted honestly."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.utils.timezone import localdate
from pypdf import PdfReader

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.exchange_floor import actions, jobs, queries
from aanjager.outreach.exchange_floor.actions import Dealing, Party
from aanjager.outreach.exchange_floor.models import Deal, DealSide, Post
from aanjager.outreach.exchange_floor.tests.factories import (
    DealFactory,
    ExchangeFloorFactory,
    PostFactory,
)
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 7, 20, 9, tzinfo=UTC)
ALMOST_A_YEAR = datetime(2027, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def floor(cast):
    return ExchangeFloorFactory(centre=cast.noord)


@pytest.fixture
def anna(cast):
    return actor_of(cast.anna)


def page(floor, rest=""):
    return f"/beursvloer/{floor.pk}/deals/{rest}"


def link_to(address):
    letter = Letter.objects.filter(to_address=address).order_by("-pk").first()
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def between(floor):
    return (
        PostFactory(floor=floor, email="bea@example.org"),
        PostFactory(floor=floor, side="ask", party="Buurthuis", email="bo@example.org"),
    )


def record(floor, anna, now, offer, ask):
    return actions.deal(floor, Dealing(Party(offer.pk), Party(ask.pk)), by=anna, at=now)


def test_anna_records_a_deal_with_two_choices_and_both_hear_of_it(floor, cast, signed_in):
    offer, ask = between(floor)
    answer = signed_in(cast.anna).post(page(floor), {"gives_post": offer.pk, "gets_post": ask.pk})

    it = Deal.objects.get()
    assert answer.headers["Location"].endswith(f"/deals/{it.pk}/")
    assert (it.number, it.what) == (1, offer.title)
    assert set(Letter.objects.values_list("to_address", flat=True)) == {
        "bea@example.org", "bo@example.org",
    }  # fmt: skip


def test_who_did_not_post_is_written_down_by_name(floor, cast, signed_in):
    offer, _ask = between(floor)
    signed_in(cast.anna).post(
        page(floor), {"gives_post": offer.pk, "gets_name": "Scouting", "returns": "Een kampvuur"}
    )

    assert DealSide.objects.get(role="gets").party == "Scouting"


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"gives_name": "A", "gets_name": "A", "what": "iets"}, "verschillende"),
        ({"gives_name": "A", "what": "iets"}, "beide kanten"),
        ({"gives_name": "A", "gets_name": "B"}, "wat de een"),
        ({"gives_name": "A", "gets_name": "B", "what": "100 euro"}, "behalve geld"),
    ],
)
def test_a_deal_that_is_none_is_refused_with_the_reason(floor, cast, signed_in, values, says):
    answer = signed_in(cast.anna).post(page(floor), values)

    assert answer.status_code == 422
    assert says in answer.text
    assert not Deal.objects.exists()


def test_what_can_be_given_once_is_dealt_once_and_what_can_more_often_again(floor, anna, now):
    offer, ask = between(floor)
    often = PostFactory(floor=floor, is_once=False)
    record(floor, anna, now, offer, ask)
    other = PostFactory(floor=floor, side="ask", is_once=False)
    with pytest.raises(Refused, match="al vergeven"):
        record(floor, anna, now, offer, other)
    record(floor, anna, now, often, other)
    record(floor, anna, now, often, other)

    assert list(Deal.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert offer not in floor.posts.open()
    assert often in floor.posts.open()


def test_what_was_taken_off_the_floor_is_not_dealt(floor, anna, now):
    offer, ask = between(floor)
    Post.objects.filter(pk=offer.pk).update(withdrawn_at=now)
    with pytest.raises(Refused, match="niet meer op de vloer"):
        record(floor, anna, now, offer, ask)


def test_a_deal_taken_back_gives_the_offer_free(floor, anna, now):
    offer, ask = between(floor)
    it = record(floor, anna, now, offer, ask)
    with pytest.raises(Refused, match="al een deal"):
        actions.withdraw(offer, by=anna, at=now)
    actions.undo(it, by=anna, at=now)

    assert offer in floor.posts.open()
    assert queries.deals(floor) == []
    with pytest.raises(Refused, match="al weggehaald"):
        actions.undo(it, by=anna, at=now)
    with pytest.raises(Refused, match="weggehaald"):
        actions.sign(it.sides.first(), "Bea", agrees=True, by=anna, at=now)


def test_daan_records_deals_only_where_anna_named_him(floor, cast, signed_in, anna, now):
    elsewhere = ExchangeFloorFactory(centre=cast.noord)
    daan = signed_in(cast.daan)
    assert daan.get(page(floor)).status_code == 403
    with pytest.raises(Refused, match="kennen hier niemand"):
        actions.name_matchmaker(floor, "niemand@example.org", by=anna, at=now)
    actions.name_matchmaker(floor, "DAAN@example.org", by=anna, at=now)
    actions.name_matchmaker(floor, "daan@example.org", by=anna, at=now)

    assert floor.matchmakers.count() == 1
    assert Letter.objects.get().to_address == "daan@example.org"
    assert daan.get(page(floor)).status_code == 200
    assert daan.get(page(elsewhere)).status_code == 403
    assert daan.get(f"/beursvloer/{floor.pk}/wijzigen/").status_code == 403


def test_anna_names_and_unnames_on_the_page(floor, cast, signed_in):
    anna = signed_in(cast.anna)
    where = f"/beursvloer/{floor.pk}/matchmakers/"
    anna.post(where, {"email": "daan@example.org"})
    assert "Daan" in anna.get(f"/beursvloer/{floor.pk}/wijzigen/").text
    assert "E-mailadres" in anna.post(where, {"email": "geen adres"}, follow=True).text
    anna.post(where, {"weg": floor.matchmakers.get().pk})

    assert not floor.matchmakers.exists()


def test_both_sign_on_screen_and_it_is_kept_who_when_and_what(floor, cast, signed_in, anna, now):
    it = record(floor, anna, now, *between(floor))
    client, where = signed_in(cast.anna), page(floor, f"{it.pk}/tekenen/")
    assert client.post(where, {"kant": "gives", "name": "Bea"}).status_code == 422  # no box
    client.post(where, {"kant": "gives", "name": "Bea Bruin", "agrees": "on"})
    it.refresh_from_db()
    assert it.signed_at is None
    client.post(where, {"kant": "gets", "name": "Bo", "agrees": "on"})

    it.refresh_from_db()
    side = it.sides.get(role="gives")
    assert it.signed_at
    assert side.signed_name == "Bea Bruin"
    assert side.text_hash == queries.fingerprint(queries.deal(floor, it.pk))
    assert Letter.objects.filter(kind="exchange-floor-signed").count() == 2
    assert "De tekst is nog dezelfde" in client.get(page(floor, f"{it.pk}/")).text
    with pytest.raises(Refused, match="tekende al"):
        actions.sign(side, "Boef", agrees=True, by=anna, at=now)
    with pytest.raises(Refused, match="tekenden al"):
        actions.undo(it, by=anna, at=now)


def test_another_name_for_the_floor_changes_nothing_of_what_was_signed(floor, anna, now):
    it = record(floor, anna, now, *between(floor))
    signed = queries.fingerprint(queries.deal(floor, it.pk))
    type(floor).objects.update(title="Anders", held_on="2026-05-01", venue="Kerk")
    floor.refresh_from_db()

    assert queries.fingerprint(queries.deal(floor, it.pk)) == signed


def test_a_changed_word_shows(floor, cast, signed_in, anna, now):
    it = record(floor, anna, now, *between(floor))
    actions.sign(it.sides.get(role="gives"), "Bea", agrees=True, by=anna, at=now)
    Deal.objects.update(what="Tien mensen")

    assert "de tekst is veranderd" in signed_in(cast.anna).get(page(floor, f"{it.pk}/")).text


def test_a_party_signs_by_its_link_and_looking_signs_nothing(floor, anna, now, client):
    it = record(floor, anna, now, *between(floor))
    link = link_to("bea@example.org")
    assert "Teken" in client.get(link).text
    assert it.sides.get(role="gives").signed_at is None
    assert client.post(link, {"teken": "1", "name": ""}).status_code == 422
    client.post(link, {"teken": "1", "name": "Bea", "agrees": "on"})
    assert it.sides.get(role="gives").signed_name == "Bea"
    assert "bo@example.org" not in client.get(link).text

    client.post(link_to("bo@example.org"), {"teken": "1", "name": "Bo", "agrees": "on"})
    assert "bo@example.org" in client.get(link_to("bea@example.org")).text
    assert client.get(link).status_code == 404


def test_a_stranger_signs_nothing(floor, anna, now):
    it = record(floor, anna, now, *between(floor))
    with pytest.raises(Refused, match="matchmakers"):
        actions.sign(
            it.sides.get(role="gives"), "Boef", agrees=True, token="x", by=ANONYMOUS, at=now
        )


def test_the_deal_prints_with_both_names_and_a_fingerprint(floor, cast, signed_in, anna, now):
    it = record(floor, anna, now, *between(floor))
    actions.sign(it.sides.get(role="gives"), "Bea Bruin", agrees=True, by=anna, at=now)
    answer = signed_in(cast.anna).get(page(floor, f"{it.pk}/deal.pdf"))
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.content)).pages)

    assert "Bea Bruin" in text
    assert "nog niet getekend" in text
    assert queries.fingerprint(queries.deal(floor, it.pk))[:12] in text.replace("\n", "")


def test_who_holds_the_link_prints_as_well(floor, anna, now, client):
    record(floor, anna, now, *between(floor))

    assert client.get(f"{link_to('bea@example.org')}deal.pdf").content.startswith(b"%PDF")
    assert client.get("/beursvloer/mijn-deal/fout/deal.pdf").status_code == 404


def due(at):
    return [side.role for side in queries.to_ask(at.date())]


def ask_all(at):
    for side in queries.to_ask(at.date()):
        actions.ask(side, by=CLOCK, at=at)


def test_after_three_months_both_are_asked_once_and_before_the_year_is_over_again(floor):
    DealFactory(floor=floor, signed=True)
    assert due(AFTER - timedelta(days=10)) == []
    assert len(due(AFTER)) == 2
    ask_all(AFTER)
    assert due(AFTER) == []
    assert Letter.objects.count() == 2

    assert len(due(ALMOST_A_YEAR)) == 2
    ask_all(ALMOST_A_YEAR)
    assert due(ALMOST_A_YEAR) == []


def test_asked_late_is_asked_once(floor):
    DealFactory(floor=floor, signed=True)
    ask_all(ALMOST_A_YEAR)

    assert due(ALMOST_A_YEAR + timedelta(days=1)) == []


def test_who_said_no_or_whether_it_lasts_is_not_asked_again(floor):
    DealFactory(floor=floor, signed=True, sides__carried="no", sides__times_asked=1)
    DealFactory(
        floor=floor, signed=True, sides__carried="yes", sides__lasts="once", sides__times_asked=1
    )
    DealFactory(floor=floor, signed=True, sides__carried="yes", sides__times_asked=1)

    assert len(due(ALMOST_A_YEAR)) == 2


def test_the_clock_asks_and_forgets_and_may_do_it_twice(floor):
    type(floor).objects.update(held_on=localdate() - timedelta(days=100))
    DealFactory(floor=floor, signed=True)
    old = ExchangeFloorFactory(held_on=localdate() - timedelta(days=400))
    DealFactory(floor=old, signed=True)
    for _twice in range(2):
        jobs.forget()
        jobs.ask()

    assert Letter.objects.count() == 2
    assert set(DealSide.objects.filter(deal__floor=old).values_list("email", flat=True)) == {""}


def test_a_deal_that_nobody_signed_is_not_asked_about(floor):
    DealFactory(floor=floor)

    assert due(AFTER) == []


def test_a_party_answers_by_the_link_and_looking_answers_nothing(floor, client, monkeypatch):
    it = DealFactory(floor=floor, signed=True)
    type(floor).objects.update(held_on="2026-01-10")
    ask_all(AFTER)
    link = link_to(f"gives{it.pk}@example.org")
    assert "Wat kwam ervan" in client.get(link).text
    assert it.sides.get(role="gives").carried == ""
    assert client.post(link, {"carried": "misschien"}).status_code == 422
    client.post(link, {"carried": "yes", "lasts": "lasting"})

    said = it.sides.get(role="gives")
    assert (said.carried, said.lasts) == ("yes", "lasting")
    client.post(link, {"carried": "no", "lasts": "lasting"})  # later it turned out otherwise
    said.refresh_from_db()
    assert (said.carried, said.lasts) == ("no", "")


def test_before_the_floor_nobody_says_what_came_of_it(floor, anna, now):
    it = DealFactory(floor=floor, signed=True)
    with pytest.raises(Refused, match="na de beursvloer"):
        actions.answer(it.sides.first(), "yes", by=anna, at=now)


def test_anna_writes_down_what_a_party_says_by_phone(floor, cast, signed_in):
    type(floor).objects.update(held_on="2026-01-10")
    it = DealFactory(floor=floor, signed=True)
    signed_in(cast.anna).post(
        page(floor, f"{it.pk}/antwoord/"), {"kant": "gets", "carried": "not_yet"}
    )

    assert it.sides.get(role="gets").carried == "not_yet"


def side(carried, lasts=""):
    return DealSide(carried=carried, lasts=lasts)


@pytest.mark.parametrize(
    ("first", "second", "counted"),
    [
        ("yes", "yes", "yes"), ("yes", "", "yes"), ("yes", "not_yet", "yes"), ("yes", "no", "unknown"),
        ("no", "", "no"), ("no", "not_yet", "no"), ("no", "no", "no"),
        ("", "", "unknown"), ("not_yet", "", "unknown"), ("not_yet", "not_yet", "unknown"),
    ],
)  # fmt: skip
def test_carried_out_is_what_one_says_and_none_denies(first, second, counted):
    assert queries.carried_of([side(first), side(second)]) == counted
    assert queries.carried_of([side(second), side(first)]) == counted


def test_lasting_only_when_none_says_that_it_stayed_with_once():
    assert queries.lasts_of([side("yes", "lasting"), side("")]) == "lasting"
    assert queries.lasts_of([side("yes", "lasting"), side("yes", "once")]) == "once"
    assert queries.lasts_of([side("yes"), side("")]) == ""


def test_the_public_page_counts_what_is_known_and_what_is_not(floor, client):
    DealFactory(floor=floor, signed=True, sides__carried="yes", sides__lasts="lasting")
    DealFactory(floor=floor, signed=True, sides__carried="yes")
    DealFactory(floor=floor, signed=True, sides__carried="no")
    DealFactory(floor=floor, signed=True)
    DealFactory(floor=floor)
    got = queries.result(floor)

    assert (got.deals, got.carried, got.not_carried, got.unknown) == (4, 2, 1, 1)
    assert (got.lasting, got.once, got.unsaid, got.unsigned) == (1, 0, 1, 1)
    text = client.get(f"/beursvloer/{floor.pk}/uitkomst/").text
    assert "1 deal is niet door beide partijen getekend" in text
    assert "Contact gives" not in text


def test_a_year_later_the_names_are_gone_and_the_figures_stay(floor):
    DealFactory(floor=floor, signed=True, sides__carried="yes", sides__signed_name="Bea")
    PostFactory(floor=floor)
    late = datetime(2027, 4, 17, 9, tzinfo=UTC)
    before = queries.result(floor)

    assert [actions.forget(by=CLOCK, at=late), actions.forget(by=CLOCK, at=late)] == [1, 0]
    assert set(DealSide.objects.values_list("contact_name", "email", "signed_name")) == {
        ("", "", "")
    }
    assert set(Post.objects.values_list("contact_name", "email")) == {("", "")}
    assert queries.result(floor) == before


def test_deals_ask_the_database_as_often_for_twenty_as_for_two(floor, cast, signed_in):
    client = signed_in(cast.anna)
    DealFactory.create_batch(2, floor=floor)
    client.get(page(floor))
    few = count_queries(lambda: client.get(page(floor)))
    DealFactory.create_batch(18, floor=floor)

    assert count_queries(lambda: client.get(page(floor))) == few
