import pytest
from django.utils.timezone import now

from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.learning.model_texts import actions as texts
from aanjager.learning.model_texts.models import ModelText
from aanjager.learning.signing import queries
from aanjager.learning.signing.models import Paper
from aanjager.learning.signing.tests.factories import NOW, link_of, sent, signed, signs
from aanjager.trust.law import actions as law

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def _texts(db):
    law.load(by=CLOCK, at=NOW)
    texts.load(by=CLOCK, at=NOW)


@pytest.mark.usefixtures("_texts")
def test_from_a_model_text_to_a_paper_that_two_people_signed(client, signed_in, cast):
    placement = PlacementFactory(
        started=True, person=cast.person(cast.daan), opportunity__organisation=cast.buurthuis
    )
    cora, text = signed_in(cast.cora), ModelText.objects.get(code="vrijwilligersovereenkomst")
    page = cora.get(f"/papieren/nieuw/?tekst={text.pk}&organisatie={cast.buurthuis.pk}", **HOST)
    assert "Naam van de vrijwilliger" in page.content.decode()
    place = f"/papieren/nieuw/?tekst={text.pk}&organisatie={cast.buurthuis.pk}&plek={placement.pk}"
    form = cora.get(place, **HOST).context["form"]
    days = {one.name: f"a{number}" for number, one in enumerate(form.questions)}
    assert form[days["begindatum"]].value() == placement.started_on.isoformat()
    assert f'type="date" name="{days["einddatum"]}"' in cora.get(place, **HOST).content.decode()
    facts = {name: form[name].value() or "afgesproken" for name in form.fields}
    facts |= {"r2": "", "n2": "", "e2": "", days["einddatum"]: ""}
    half = cora.post(place, {**facts, days["begindatum"]: "", "e0": ""}, **HOST)["Location"]
    page = cora.get(half, **HOST).content.decode()
    assert "Er mist nog: eerste dag, naam en e-mailadres van wie tekent als vrijwilliger" in page
    assert "Verstuur om te tekenen" not in page
    assert cora.post(f"{half}versturen/", **HOST).status_code == 403
    assert cora.post(place, {**facts, days["begindatum"]: "straks"}, **HOST).status_code == 422
    facts |= {days["begindatum"]: "2026-02-09"}
    Paper.objects.all().delete()
    one = cora.post(place, facts, **HOST)["Location"]
    page = cora.get(one, **HOST).content.decode()
    assert "begint op 9 februari 2026. De afspraak loopt tot een dag die we nog afspreken." in page
    assert "Cora, " not in cora.get(one, **HOST).content.decode()
    cora.post(f"{one}versturen/", **HOST)
    assert "Aan zet" in cora.get(one, **HOST).content.decode()
    assert "0 van 2" in cora.get("/organisatie/papieren/", **HOST).content.decode()
    cora.logout()

    paper = Paper.objects.get()
    first, second = queries.signers_of(paper)
    link = f"/teken/{link_of(first)}/"
    assert client.post(link, {"name": "Daan"}, **HOST).status_code == 422
    assert client.get(link, **HOST).status_code == 200
    client.post(link, {"name": "Daan Test", "agrees": "on"}, **HOST)
    assert "Je tekende dit al" in client.get(link, **HOST).content.decode()
    assert client.post(link, {"name": "Daan", "agrees": "on"}, **HOST).status_code == 403
    assert client.get(f"{link}papier.pdf", **HOST).status_code == 403

    own = f"/teken/{link_of(second)}/"
    last = client.post(own, {"name": "Cora", "agrees": "on"}, **HOST)
    assert last["Location"] == own
    paper.refresh_from_db()
    for place in (own, link, f"/teken/{link_of(first)}/"):
        page = client.get(place, **HOST).content.decode()
        for words in (
            "Je tekende dit al",
            "Daan Test",
            paper.text_hash,
            "papier.pdf",
            "Wat je doet",
        ):
            assert words in page
        assert "Ik teken niet" not in page
        file = client.get(f"{place}papier.pdf", **HOST)
        assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert client.get("/teken/iemand-anders/", **HOST).status_code == 404
    assert client.get("/teken/iemand-anders/papier.pdf", **HOST).status_code == 404
    assert "sandbox" in file["Content-Security-Policy"]


def test_a_volunteer_signs_on_the_own_place_and_finds_the_paper_there(signed_in, cast):
    it = sent(cast.buurthuis, at=now())
    signs(it, 2, at=now())
    daan = signed_in(cast.daan)
    assert "wacht op jou" in daan.get("/mijn/papieren/", **HOST).content.decode()
    own = f"/mijn/papieren/{it.signers.get(position=1).pk}/"
    assert daan.get(f"{own}papier.pdf", **HOST).status_code == 403
    daan.post(own, {"name": "Daan", "agrees": "on"}, **HOST)

    assert "papier.pdf" in daan.get(own, **HOST).content.decode()
    assert daan.get(f"{own}papier.pdf", **HOST).status_code == 200
    assert signed_in(cast.finn).get(own, **HOST).status_code == 404


def test_who_refuses_by_the_link_says_why(client, cast):
    it = sent(cast.buurthuis, at=now())
    link = f"/teken/{link_of(it.signers.get(position=1))}/"

    assert client.post(f"{link}nee/", {"because": ""}, **HOST).status_code == 422
    client.post(f"{link}nee/", {"because": "De dagen kloppen niet."}, **HOST)
    assert "De dagen kloppen niet." in client.get(link, **HOST).content.decode()


def test_the_desk_draws_up_for_itself_and_takes_no_signed_paper_of_others(signed_in, cast):
    anna, mine = signed_in(cast.anna), sent(cast.buurthuis)
    assert anna.get(f"/papieren/{mine.pk}/", **HOST).status_code == 404
    assert "Onze afspraak" in anna.get("/papieren/nieuw/", **HOST).content.decode()
    own = anna.get(f"/papieren/nieuw/?tekst={mine.version.model_text_id}&organisatie=0", **HOST)
    facts = {name: own.context["form"][name].value() or "x" for name in own.context["form"].fields}
    facts |= {"e0": "daan@example.org", "e1": "anna@example.org", "r2": "", "n2": "", "e2": ""}
    place = anna.post(own.request["PATH_INFO"] + "?" + own.request["QUERY_STRING"], facts, **HOST)[
        "Location"
    ]
    paper = Paper.objects.latest("pk")
    assert (paper.is_of_desk, paper.organisation) == (True, None)
    changed = {**facts, "a0": "Iemand anders"}
    assert anna.post(f"{place}wijzig/", changed, **HOST).status_code == 302
    anna.post(f"{place}versturen/", **HOST)
    assert "Iemand anders" in anna.get(place, **HOST).content.decode()
    assert "Centrale Noord" in anna.get("/balie/papieren/", **HOST).content.decode()
    anna.post(f"{place}opnieuw/", **HOST)
    newest = Paper.objects.latest("pk")
    assert newest.replaces == paper
    anna.post(f"/papieren/{newest.pk}/intrekken/", **HOST)
    assert Paper.objects.get(pk=newest.pk).state == "withdrawn"
    assert anna.post(f"{place}herinneren/", **HOST).status_code == 403


def test_an_organisation_says_when_it_ended(signed_in, cast):
    it, cora = signed(cast.buurthuis), signed_in(cast.cora)
    place = f"/papieren/{it.pk}/"

    assert cora.post(f"{place}afgelopen/", {"ends_on": "2999-01-01"}, **HOST).status_code == 422
    assert cora.post(f"{place}afgelopen/", {"ends_on": ""}, **HOST).status_code == 422
    cora.post(f"{place}afgelopen/", {"ends_on": "2026-03-01"}, **HOST)
    assert "Gold tot 1 maart 2026" in cora.get(place, **HOST).content.decode()
    assert cora.get(f"{place}papier.pdf", **HOST).status_code == 200


def test_lists_ask_as_often_for_twelve_as_for_two(signed_in, cast, django_assert_max_num_queries):
    cora = signed_in(cast.cora)
    for _ in range(12):
        sent(cast.buurthuis)
    for path in ("/organisatie/papieren/", "/mijn/papieren/"):
        cora.get(path, **HOST)
        with django_assert_max_num_queries(8):
            assert cora.get(path, **HOST).content.decode().count("Onze afspraak") == 12
