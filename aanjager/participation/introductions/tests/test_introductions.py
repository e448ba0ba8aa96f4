import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.introductions import actions, queries
from aanjager.participation.introductions.jobs import ask
from aanjager.participation.introductions.models import Introduction, Party
from aanjager.participation.introductions.tests.factories import NOW, introduction
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as register

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
DESK = "/balie/introducties/"


@pytest.fixture
def anna(cast):
    return Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))


@pytest.fixture
def met(cast, anna):
    """Daan and the neighbourhood house, introduced by Anna."""
    return introduction(cast.noord, cast.person(cast.daan), cast.buurthuis, by=anna)


def token_to(address):
    letter = Letter.objects.filter(to_address=address, kind__startswith="introduction").latest("pk")
    return re.search(r"/voorgesteld/([^/\s]+)/", letter.text)[1]


def party_of(met, cast):
    return met.parties.get(person=cast.person(cast.daan))


def test_everybody_gets_a_letter_with_the_others_the_why_and_the_next_step(cast, met):
    letter = Letter.objects.get(to_address=cast.daan.email)

    assert met.made_by == "Anna"
    assert Letter.objects.filter(to_address=cast.cora.email).count() == 1
    for words in ("Buurthuis 't Anker", "Allebei gek op tuinen.", "Samen koffie."):
        assert words in letter.text
    assert cast.cora.email not in letter.text


def test_it_takes_two_of_this_centre_a_reason_and_their_yes(cast, anna):
    codes = [f"person:{cast.person(cast.daan).pk}", f"organisation:{cast.buurthuis.pk}"]
    good = actions.Bringing("Daarom.", agreed=True)
    stranger = f"person:{PersonFactory().pk}"
    for wrong, values in (
        ([codes[0], codes[0]], good),
        ([codes[0], stranger], good),
        (codes, actions.Bringing(" ", agreed=True)),
        (codes, actions.Bringing("Daarom.")),
    ):
        with pytest.raises(Refused):
            actions.introduce(cast.noord, wrong, values, by=anna, at=NOW)
    with pytest.raises(Refused, match="medewerkers"):
        actions.introduce(cast.noord, codes, good, by=ANONYMOUS, at=NOW)
    assert not Letter.objects.exists()


def test_details_go_to_the_others_only_after_ones_own_yes(cast, met):
    party, token = party_of(met, cast), token_to(cast.daan.email)
    with pytest.raises(Refused, match="link"):
        actions.share(party, token="anders", by=ANONYMOUS, at=NOW)

    actions.share(party, token=token, by=ANONYMOUS, at=NOW)

    letter = Letter.objects.get(kind="introduction-shared")
    assert letter.to_address == cast.cora.email
    assert cast.daan.email in letter.text
    with pytest.raises(Refused, match="al"):
        actions.share(party, token=token, by=ANONYMOUS, at=NOW)


def test_after_four_weeks_everybody_is_asked_once_and_the_same_answer_settles_it(cast, met):
    early = token_to(cast.daan.email)
    with pytest.raises(Refused, match="vier weken"):
        actions.answer(party_of(met, cast), "once", token=early, by=ANONYMOUS, at=NOW)
    assert list(queries.to_ask(NOW + timedelta(days=27))) == []
    Introduction.objects.update(made_at=now() - timedelta(days=28, minutes=1))
    ask()
    ask()
    assert Letter.objects.filter(kind="introduction-asked").count() == 2

    for user in (cast.daan, cast.cora):
        token = token_to(user.email)
        party = queries.by_link(token)
        actions.answer(party, "lasting", token=token, by=ANONYMOUS, at=NOW)

    met.refresh_from_db()
    assert met.outcome == "lasting"
    with pytest.raises(Refused, match="al geantwoord"):
        actions.answer(party, "once", token=token, by=ANONYMOUS, at=NOW)
    assert queries.by_link(early) is None


def test_what_nobody_answered_waits_for_staff_who_write_it_down(cast, anna, met):
    later = NOW + timedelta(days=28)
    actions.ask(met, by=CLOCK, at=later)
    assert list(queries.waiting(anna, later + timedelta(days=6))) == []
    assert list(queries.waiting(anna, later + timedelta(days=7))) == [met]
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))
    with pytest.raises(Refused):
        actions.settle(met, "once", by=bram, at=later)

    actions.settle(met, "once", words="Een middag geharkt.", by=anna, at=later)

    assert list(queries.waiting(anna, later + timedelta(days=7))) == []
    found = queries.counts(cast.noord, NOW.date(), NOW.date())
    assert found == {"made": 1, "known": 1, "together": 1}


def test_who_is_erased_is_no_longer_named_and_the_number_stays(cast, met):
    daan = cast.person(cast.daan)

    privacy.erase(register.subject(person_id=daan.pk), reason="asked", by=CLOCK, at=NOW)

    met.refresh_from_db()
    assert met.why == ""
    assert [str(it) for it in met.parties.all()] == [cast.buurthuis.name]
    assert queries.counts(cast.noord, NOW.date(), NOW.date())["made"] == 1


def test_at_the_desk_from_searching_to_a_file(cast, signed_in):
    InitiativeFactory(centre=cast.noord, title="Bankje", led_by=cast.person(cast.finn))
    daan = f"person:{cast.person(cast.daan).pk}"
    client = signed_in(cast.anna)
    page = client.get(f"{DESK}nieuw/?partij={daan}&q=bank", **NOORD).text
    assert "Daan" in page
    code = re.search(r'value="(initiative:\d+)"', page)[1]
    asked = {"partij": [daan, code], "why": "Samen bouwen.", "agreed": "on"}
    assert client.post(f"{DESK}nieuw/", {**asked, "agreed": ""}, **NOORD).status_code == 422
    assert client.post(f"{DESK}nieuw/", asked, **NOORD).status_code == 302

    assert "Samen bouwen." in client.get(f"{DESK}?wie={daan}", **NOORD).text
    assert "Samen bouwen." not in client.get(f"{DESK}?toon=klaar", **NOORD).text
    listed = client.post(f"{DESK}lijst/", {"vorm": "csv"}, **NOORD).getvalue().decode()
    assert "Bankje" in listed
    url = f"{DESK}{Introduction.objects.get().pk}/"
    assert client.post(url, {"outcome": "talked"}, **NOORD).status_code == 302
    assert "Samen bouwen." in client.get(f"{DESK}?toon=klaar", **NOORD).text


def test_from_the_page_of_each_party_staff_follow_the_line_of_introductions(
    cast, signed_in, anna, client
):
    idea = InitiativeFactory(centre=cast.noord, title="Bankje", led_by=cast.person(cast.finn))
    codes = [f"initiative:{idea.pk}", f"organisation:{cast.buurthuis.pk}"]
    told = actions.Bringing("Allebei gek op tuinen.", "Samen koffie.", agreed=True)
    actions.introduce(cast.noord, codes, told, by=anna, at=NOW)
    places = {
        f"/balie/organisaties/{cast.buurthuis.pk}/": f"organisation:{cast.buurthuis.pk}",
        f"/initiatieven/{idea.pk}/": f"initiative:{idea.pk}",
    }
    public = client.get(f"/initiatieven/{idea.pk}/", **NOORD).text

    browser = signed_in(cast.anna)

    assert "introducties/?wie" not in public
    for place, code in places.items():
        assert f'href="{DESK}?wie={code}"' in browser.get(place, **NOORD).text
        assert "Allebei gek op tuinen." in browser.get(f"{DESK}?wie={code}", **NOORD).text


def test_looking_at_the_link_answers_nothing(cast, met, client):
    url = f"/voorgesteld/{token_to(cast.daan.email)}/"
    assert "Allebei gek op tuinen." in client.get(url, **NOORD).text
    assert not Party.objects.exclude(shares_at=None).exists()
    assert client.post(url, {"delen": "1"}, **NOORD).status_code == 302
    assert client.post(url, {"said": "once"}, **NOORD).status_code == 403
    assert client.get("/voorgesteld/weg/", **NOORD).status_code == 404


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(
    cast, signed_in, anna, django_assert_max_num_queries
):
    for _number in range(20):
        introduction(cast.noord, cast.person(cast.daan), cast.buurthuis, by=anna)
    client = signed_in(cast.anna)
    client.get(DESK, **NOORD)
    with django_assert_max_num_queries(8):
        client.get(DESK, **NOORD)
