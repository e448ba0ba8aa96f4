"""The pages of what helps somebody, as they are used."""

import re
from io import BytesIO

import pytest
from django.utils.timezone import now
from pypdf import PdfReader

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishShare
from aanjager.growth.support_wishes.tests.factories import NOW, WORDS, shown, wish, written
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
MINE = "/mijn/wat-helpt/"
SAYS = "Past bij wat jou helpt"


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def anna(cast):
    return cast.noord.staff.get()


def test_daan_tells_shows_and_stops(cast, daan, signed_in):
    PlacementFactory(person=daan, organisation=cast.buurthuis)
    browser = signed_in(cast.daan)
    page = browser.get(f"{MINE}vertellen/", **NOORD).text
    assert "Schrijf geen ziekte, diagnose of medicijn op" in page
    assert browser.post(f"{MINE}vertellen/", {"chosen": "quiet"}, **NOORD).status_code == 422
    assert browser.post(f"{MINE}vertellen/", {"agrees": "on"}, **NOORD).status_code == 422
    told = {"chosen": ["quiet", "breaks"], "words": WORDS, "agrees": "on"}
    page = browser.post(f"{MINE}vertellen/", told, follow=True, **NOORD).text
    assert "een rustige plek" in page
    assert "Niemand, alleen jij." in page

    agreed = Wish.objects.get().agreed_at
    change = browser.get(f"{MINE}vertellen/", **NOORD).text
    assert "Je zei al ja tegen bewaren." in change
    assert 'name="agrees"' not in change, "a yes is asked again only after it was withdrawn"
    assert "(mag leeg)" not in change
    told = {"chosen": ["quiet"], "words": WORDS}
    assert browser.post(f"{MINE}vertellen/", told, **NOORD).status_code == 302
    assert (Wish.objects.get().chosen, Wish.objects.get().agreed_at) == ("quiet", agreed)
    assert "(mag leeg)" not in browser.get(f"{MINE}laten-zien/", **NOORD).text

    chosen = {"to": f"o{cast.buurthuis.pk}", "chosen": ["quiet"]}
    assert browser.post(f"{MINE}laten-zien/", {"to": chosen["to"]}, **NOORD).status_code == 422
    page = browser.post(f"{MINE}laten-zien/", chosen, follow=True, **NOORD).text
    assert "Zij kunnen dit nu zien" in page
    share = WishShare.objects.get()
    assert (share.chosen, share.shows_words) == ("quiet", False)
    assert count_queries(lambda: browser.get(MINE, **NOORD)) <= 12
    browser.post(f"{MINE}laten-zien/{share.pk}/stop/", **NOORD)
    page = browser.post(f"{MINE}weg/", follow=True, **NOORD).text
    assert "Weg. Niemand ziet het meer." in page
    assert not Wish.objects.exists()
    assert browser.post(f"{MINE}vertellen/", told, **NOORD).status_code == 422, "withdrawn"


def test_the_paper_is_tagged_large_and_theirs_alone(cast, daan, signed_in):
    wish(daan)
    answer = signed_in(cast.daan).get(f"{MINE}papier.pdf", **NOORD)

    paper = PdfReader(BytesIO(answer.content))
    text = paper.pages[0].extract_text()
    assert "een rustige plek" in text
    assert "Niemand anders." in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    sizes = set()
    paper.pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: (
            sizes.add(size * tm[0]) if text.strip() else 0
        )
    )
    assert min(sizes) >= 12
    assert answer["Cache-Control"].count("no-store")
    assert "daan" not in answer["Content-Disposition"].lower()


def test_anna_writes_along_and_daan_says_yes(cast, daan, anna, signed_in):
    desk = signed_in(cast.anna)
    at = f"/balie/wat-helpt/{daan.pk}/"
    assert "of er meer is, zie je niet" in desk.get(at, **NOORD).text
    page = desk.get(f"{at}samen/", **NOORD).text
    assert "Ik las deze zin voor, en hoorde ja" in page
    said = {"how": "desk", "chosen": ["seated"], "agrees": "on"}
    assert desk.post(f"{at}samen/", {"chosen": "seated"}, **NOORD).status_code == 422
    page = desk.post(f"{at}samen/", said, follow=True, **NOORD).text
    assert "Het wordt bewaard als Daan zelf ja zegt." in page
    assert "werk dat zittend kan" in page
    assert "Daan" in desk.get("/balie/wat-helpt/", **NOORD).text
    assert desk.get(f"{at}papier.pdf", **NOORD).content.startswith(b"%PDF")

    draft, browser = WishDraft.objects.get(), signed_in(cast.daan)
    assert "Anna schreef dit met je op" in browser.get(MINE, **NOORD).text
    yes = f"{MINE}opgeschreven/{draft.pk}/ja/"
    bare = browser.post(yes, {f"d{draft.pk}-lets_in": "on"}, **NOORD)
    assert bare.status_code == 422
    assert f'id="id_d{draft.pk}-agrees_error"' in bare.text, "the message stands at the field"
    assert re.search(rf'name="d{draft.pk}-lets_in"[^>]*checked', bare.text), "what was ticked stays"
    agreed = {f"d{draft.pk}-agrees": "on", f"d{draft.pk}-lets_in": "on"}
    assert "Anna, Centrale Noord" in browser.post(yes, agreed, follow=True, **NOORD).text
    share = WishShare.objects.get()
    desk = signed_in(cast.anna)
    assert "zittend" not in desk.get(at, **NOORD).text, "after the yes she looks like everybody"
    assert desk.get(f"{at}papier.pdf", **NOORD).status_code == 404
    page = desk.post(f"/wat-helpt/{share.pk}/kijk/", follow=True, **NOORD).text
    assert "werk dat zittend kan" in page
    assert "werk dat zittend kan" in desk.get(at, **NOORD).text


def test_nothing_at_the_desk_tells_whether_there_is_anything(cast, daan, signed_in):
    desk, at = signed_in(cast.anna), f"/balie/wat-helpt/{daan.pk}/"
    paths = [at, f"{at}samen/", f"{at}papier.pdf", "/balie/wat-helpt/", f"/balie/mensen/{daan.pk}/"]
    before = [
        (desk.get(path, **NOORD).status_code, _words(desk.get(path, **NOORD))) for path in paths
    ]
    share = shown(wish(daan), organisation=cast.buurthuis)
    after = [
        (desk.get(path, **NOORD).status_code, _words(desk.get(path, **NOORD))) for path in paths
    ]

    assert before == after
    assert desk.get(f"/wat-helpt/{share.pk}/", **NOORD).status_code == 404


def _words(answer):
    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", answer.text)


def test_beside_what_offers_it_stands_one_true_sentence_for_daan_alone(
    cast, daan, signed_in, client
):
    quiet = OpportunityFactory(
        organisation=cast.buurthuis, area=cast.noord.area, open=True, title="Boeken plakken",
        access=["quiet", "seated"], guidance="", friend_welcome=False, hours=None,
    )  # fmt: skip
    loud = OpportunityFactory(
        organisation=cast.buurthuis, area=cast.noord.area, open=True, title="Trommelen",
        access=[], guidance="", friend_welcome=False, hours=None,
    )  # fmt: skip
    for it in (quiet, loud):
        stand(it, at=NOW)
    wish(daan, chosen="quiet seated small")
    pages = ["/vacatures/", f"/vacatures/{quiet.pk}/", f"/vacatures/{loud.pk}/"]

    mine = [signed_in(cast.daan).get(path, **NOORD).text for path in pages]
    assert mine[0].count(SAYS) == 1
    assert f"{SAYS}: een rustige plek en werk dat zittend kan." in mine[1]
    assert "Alleen jij ziet deze zin." in mine[1]
    assert SAYS not in mine[2]
    for other in (cast.cora, cast.anna, cast.finn, cast.els):
        assert not any(SAYS in signed_in(other).get(path, **NOORD).text for path in pages)
    client.logout()
    assert not any(SAYS in client.get(path, **NOORD).text for path in pages)


def test_the_sentence_costs_no_statement_on_its_page_and_two_in_a_list(cast, daan, signed_in):
    it = OpportunityFactory(
        organisation=cast.buurthuis, area=cast.noord.area, open=True, access=["quiet"]
    )
    stand(it, at=NOW)
    browser, path = signed_in(cast.daan), f"/vacatures/{it.pk}/"
    browser.get(path, **NOORD)
    without = count_queries(lambda: browser.get(path, **NOORD))
    wish(daan)
    assert count_queries(lambda: browser.get(path, **NOORD)) == without
    browser.get("/vacatures/", **NOORD)
    listed = count_queries(lambda: browser.get("/vacatures/", **NOORD))
    Wish.objects.all().delete()
    assert count_queries(lambda: browser.get("/vacatures/", **NOORD)) == listed - 1


def test_a_list_asks_as_often_for_many_as_for_two(cast, anna, signed_in):
    def people(n):
        for _each in range(n):
            person = RegistrationFactory(centre=cast.noord, person=PersonFactory()).person
            if person.user_id is None:
                written(person, anna, at=now())
            else:
                shown(wish(person), staff=anna)

    people(2)
    desk = signed_in(cast.anna)
    desk.get("/balie/wat-helpt/", **NOORD)
    two = count_queries(lambda: desk.get("/balie/wat-helpt/", **NOORD))
    people(6)
    assert count_queries(lambda: desk.get("/balie/wat-helpt/", **NOORD)) == two <= 12
