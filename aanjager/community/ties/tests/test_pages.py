import re

import pytest

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.ties.models import Arrival, Invitation, Tie
from aanjager.community.ties.tests.factories import tie
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
MINE = "/mijn/netwerk/"


def made_link(client, **asked):
    """Invite somebody for the network and return the path of the link."""
    asked = {"tie_kind": "neighbour", **asked}
    page = client.post(f"{MINE}uitnodigen/", asked, **NOORD, follow=True)
    return re.search(r'value="http://noord\.localhost(/jij-ook/[^"]+)"', page.text)[1]


def test_from_a_link_to_a_tie_that_either_takes_away(cast, signed_in, client):
    link = made_link(signed_in(cast.daan), called="Cora van 't Anker")
    pk = Invitation.objects.get().pk
    assert client.get(f"{MINE}uitnodiging/{pk}/code.svg", **NOORD).content.startswith(b"<svg")

    cora = signed_in(cast.cora)
    assert "Daan" in cora.get(link, **NOORD).text
    assert Invitation.objects.get().state == "open"
    said = {"yes": "1", "name": "Cora", "may_be_named": "on", "wants_tie": "on"}
    assert cora.post(link, said, **NOORD).status_code == 302
    assert "al beantwoord" in cora.get(link, **NOORD).text
    assert "Daan" in cora.get(MINE, **NOORD).text
    assert b"Daan" in cora.get(f"{MINE}beeld.svg", **NOORD).content

    daan = signed_in(cast.daan)
    assert "Cora" in daan.get(MINE, **NOORD).text
    url = f"{MINE}{Tie.objects.get().pk}/"
    assert daan.post(url, {"doe": "tonen", "shows": "on"}, **NOORD).status_code == 302
    assert daan.post(url, {"doe": "iets"}, **NOORD).status_code == 404
    assert daan.post(url, {"doe": "weg"}, **NOORD).status_code == 302
    assert daan.post(url, {"doe": "weg"}, **NOORD).status_code == 404
    assert "Daan" not in signed_in(cast.cora).get(MINE, **NOORD).text.split("<h1")[1]


def test_a_visitor_answers_without_an_account_and_the_page_of_the_subject_opens(
    cast, signed_in, client
):
    link = made_link(signed_in(cast.daan))
    client.logout()

    answered = client.post(link, {"yes": "1", "wants_tie": "on"}, **NOORD)

    assert (answered.status_code, answered["Location"]) == (302, MINE)
    session = client.session
    arriving = session["ties.arriving"]
    cora = signed_in(cast.cora)
    session = cora.session
    session["ties.arriving"] = arriving
    session.save()
    assert "Je zei eerder ja" in cora.get(MINE, **NOORD).text
    assert cora.post(f"{MINE}meenemen/", **NOORD).status_code == 302
    assert Arrival.objects.get().person == cast.person(cast.cora)


def test_who_wants_to_be_named_gives_a_name(cast, signed_in, client):
    link = made_link(signed_in(cast.daan))
    client.logout()

    page = client.post(link, {"yes": "1", "may_be_named": "on"}, **NOORD)

    assert page.status_code == 422
    assert "Vul je naam in" in page.text


def test_no_thanks_and_never_again(cast, signed_in, client):
    link = made_link(signed_in(cast.daan), address="kees@example.org")
    client.logout()
    assert "Nooit meer vragen" in client.get(link, **NOORD).text
    assert "vragen we je niets meer" in client.post(link, {"never": "1"}, **NOORD).text
    assert client.get("/jij-ook/weg/", **NOORD).status_code == 404

    again = made_link(signed_in(cast.daan), address="kees@example.org")
    client.logout()
    assert "niet past" in client.post(again, {"no": "1"}, **NOORD).text
    assert Letter.objects.filter(to_address="kees@example.org").count() == 1


def test_a_subject_that_no_page_signed_is_not_there(cast, signed_in):
    assert signed_in(cast.daan).get(f"{MINE}uitnodigen/?voor=onzin", **NOORD).status_code == 404


def test_an_invitation_is_taken_back(cast, signed_in, client):
    link = made_link(signed_in(cast.daan))
    pk = Invitation.objects.get().pk

    assert client.post(f"{MINE}uitnodiging/{pk}/intrekken/", **NOORD).status_code == 302

    client.logout()
    assert "ingetrokken" in client.get(link, **NOORD).text


def test_an_organisation_is_asked_and_says_yes(cast, signed_in):
    daan = signed_in(cast.daan)
    url = f"{MINE}organisatie/{cast.buurthuis.pk}/"
    assert "Buurthuis" in daan.get(url, **NOORD).text
    assert daan.post(url, {"kind": "buddy"}, **NOORD).status_code == 302
    assert "wacht op hun ja" in daan.get(MINE, **NOORD).text

    cora = signed_in(cast.cora)
    assert "vraagt jou" in cora.get(MINE, **NOORD).text
    assert cora.post(f"{MINE}{Tie.objects.get().pk}/", {"doe": "ja"}, **NOORD).status_code == 302
    assert Tie.objects.agreed().count() == 1


def test_a_consultant_looks_after_opening_the_file_and_saying_so(cast, signed_in):
    daan = cast.person(cast.daan)
    tie(daan, PersonFactory(name="Bep"))
    anna = signed_in(cast.anna)
    url = f"/balie/mensen/{daan.pk}/netwerk/"
    assert "Open eerst het dossier" in anna.get(url, **NOORD).text
    assert anna.post(url, **NOORD).status_code == 403
    anna.post(f"/balie/mensen/{daan.pk}/openen/", **NOORD)
    page = anna.get(url, **NOORD).text
    assert "Bep" not in page
    assert "We schrijven op dat je keek" in page

    assert anna.post(url, **NOORD).status_code == 302
    assert "Bep" in anna.get(url, **NOORD).text


def test_the_network_asks_the_database_as_often_for_twenty_as_for_two(
    cast, signed_in, django_assert_max_num_queries
):
    daan = signed_in(cast.daan)
    for _number in range(20):
        tie(cast.person(cast.daan), PersonFactory())
    daan.get(MINE, **NOORD)
    with django_assert_max_num_queries(8):
        daan.get(MINE, **NOORD)
