"""What people and feed readers see of meetings."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils.timezone import now as real_now
from icalendar import Calendar

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.tests.factories import (
    AgendaItemFactory,
    MeetingFactory,
    SessionFactory,
)
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.tests.factories import link_token
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}
NETWORK = {"HTTP_HOST": "localhost"}


@pytest.fixture
def soon(cast):
    return MeetingFactory(centre=cast.noord, starts_at=real_now() + timedelta(days=20))


def test_the_list_shows_what_is_coming_and_no_drafts(soon, cast, client):
    MeetingFactory(centre=cast.noord, draft=True, title="Geheim plan")
    MeetingFactory(centre=cast.zuid, title="In Zuid", starts_at=soon.starts_at)
    MeetingFactory(of_association=True, title="Landelijk", starts_at=soon.starts_at)

    page = client.get("/bijeenkomsten/", **NOORD).content.decode()

    assert soon.title in page
    assert "Landelijk" in page
    assert "Geheim plan" not in page
    assert "In Zuid" not in page


def test_a11_a_save_the_date_has_no_button(cast, client):
    meeting = MeetingFactory(
        centre=cast.noord, announced=True, starts_at=real_now() + timedelta(days=90)
    )

    page = client.get(f"/bijeenkomsten/{meeting.pk}/", **NOORD).content.decode()
    form = client.get(f"/bijeenkomsten/{meeting.pk}/aanmelden/", **NOORD).content.decode()
    forced = client.post(
        f"/bijeenkomsten/{meeting.pk}/aanmelden/",
        {"name": "G", "address": "g@example.org", "shown_to": "nobody"}, **NOORD,
    )  # fmt: skip

    assert "Zet de dag vast in je agenda." in page
    assert "/aanmelden/" not in page
    assert "Dit is een aankondiging." in form
    assert forced.status_code == 403
    assert not Registration.objects.exists()


def test_search_engines_read_an_event_and_no_word_can_end_the_block(soon, client):
    soon.title = "Dag </script><script>alert(1)</script>"
    soon.save()

    page = client.get(f"/bijeenkomsten/{soon.pk}/", **NOORD).content.decode()

    facts = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (facts["@type"], facts["name"]) == ("Event", soon.title)
    assert facts["startDate"].endswith(("+01:00", "+02:00"))


def test_feeds_hold_public_meetings_only(soon, cast, client):
    MeetingFactory(
        centre=cast.noord, visibility="invited", title="Besloten", starts_at=soon.starts_at
    )

    book = Calendar.from_ical(client.get("/bijeenkomsten/agenda.ics", **NOORD).content)
    atom = ElementTree.fromstring(client.get("/bijeenkomsten/nieuw.atom", **NOORD).content)

    assert [str(it["summary"]) for it in book.events] == [soon.title]
    assert [it.text for it in atom.iter("{http://www.w3.org/2005/Atom}title")][1:] == [soon.title]


def test_the_programme_says_what_when_where_and_who(soon, client):
    AgendaItemFactory(meeting=soon, title="Opening door de voorzitter")
    session = SessionFactory(
        meeting=soon, title="De PEP-route", room="Atelier", starts_at=soon.starts_at
    )
    session.speakers.create(name="Fenna de Wit", role="PEP Den Haag")

    page = client.get(f"/bijeenkomsten/{soon.pk}/programma/", **NOORD).content.decode()

    for words in ("Opening door de voorzitter", "De PEP-route", "zaal Atelier", "Fenna de Wit"):
        assert words in page


def test_a_guest_registers_without_an_account_and_proves_the_address(soon, client):
    given = {
        "name": "Noor", "address": "Noor@example.org", "shown_to": "nobody",
        "organisation_name": "", "needs": "Rolstoel",
    }  # fmt: skip

    answer = client.post(f"/bijeenkomsten/{soon.pk}/aanmelden/", given, **NOORD)
    assert answer["Location"] == f"/bijeenkomsten/{soon.pk}/aangemeld/"
    row = Registration.objects.get()
    assert row.proven_at is None
    link = f"/a/{link_token(row)}"
    assert link in Letter.objects.get().text
    page = client.get(link, **NOORD).content.decode()
    assert "Klopt dit adres?" in page
    client.post(link, {"doe": "prove"}, **NOORD)

    row.refresh_from_db()
    assert row.proven_at is not None
    assert row.access_need.text == "Rolstoel"
    assert "Klopt dit adres?" not in client.get(link, **NOORD).content.decode()


def test_the_page_never_tells_who_is_registered(soon, client):
    given = {"name": "Noor", "address": "noor@example.org", "shown_to": "nobody", "needs": ""}
    url = f"/bijeenkomsten/{soon.pk}/aanmelden/"

    first, again = client.post(url, given, **NOORD), client.post(url, given, **NOORD)

    assert first["Location"] == again["Location"]
    assert Registration.objects.count() == 1


def test_who_has_an_account_registers_with_one_button(soon, cast, signed_in):
    client = signed_in(cast.daan)
    url = f"/bijeenkomsten/{soon.pk}/aanmelden/"
    assert 'name="address"' not in client.get(url, **NOORD).content.decode()

    answer = client.post(url, {"shown_to": "participants", "needs": ""}, **NOORD)

    row = Registration.objects.get()
    assert (row.person, row.state) == (cast.person(cast.daan), "placed")
    assert answer["Location"] == f"/a/{link_token(row)}" == client.get(url, **NOORD)["Location"]


def test_on_the_own_page_one_changes_wishes_and_leaves(soon, cast, signed_in):
    session = SessionFactory(meeting=soon)
    client = signed_in(cast.daan)
    client.post(f"/bijeenkomsten/{soon.pk}/aanmelden/", {"shown_to": "nobody"}, **NOORD)
    row = Registration.objects.get()
    link = f"/a/{link_token(row)}"

    client.post(link, {"shown_to": "everybody", "needs": "", "session_0": session.pk}, **NOORD)
    row.refresh_from_db()
    assert row.shown_to == "everybody"
    assert row.choices.get().session == session
    assert client.post(link, {"shown_to": "iets"}, **NOORD).status_code == 422
    client.post(link, {"doe": "cancel"}, **NOORD)

    row.refresh_from_db()
    assert row.state == "cancelled"


def plan(meeting, **changes):
    start = meeting.starts_at
    return {
        "title": "Nieuwe titel", "kind": "meeting", "starts_at": f"{start:%Y-%m-%dT%H:%M}",
        "ends_at": f"{start + timedelta(hours=2):%Y-%m-%dT%H:%M}", "venue": "Hier",
        "visibility": "public", "points_to_plenary": "2", **changes,
    }  # fmt: skip


def test_staff_make_change_open_and_call_off_a_meeting(soon, cast, signed_in):
    client = signed_in(cast.anna)
    desk = "/bijeenkomsten/beheer/"
    wrong = client.post(
        f"{desk}nieuw/", plan(soon, ends_at=f"{soon.starts_at:%Y-%m-%dT%H:%M}"), **NOORD
    )
    assert wrong.status_code == 422

    client.post(f"{desk}nieuw/", plan(soon, new_series="Jaardag", rhythm="yearly"), **NOORD)
    made = Meeting.objects.get(title="Nieuwe titel")
    client.post(f"{desk}{made.pk}/stap/", {"stap": "announce"}, **NOORD)
    client.post(f"{desk}{made.pk}/stap/", {"stap": "open_up"}, **NOORD)
    client.post(
        f"{desk}{made.pk}/wijzigen/", plan(soon, title="Beter", series=made.series_id), **NOORD
    )
    made.refresh_from_db()
    assert (made.state, made.title, made.sequence) == ("open", "Beter", 1)
    next_one = client.post(f"{desk}{made.pk}/volgende/", **NOORD)
    client.post(f"{desk}{made.pk}/afzeggen/", {"reason": "Te weinig mensen"}, **NOORD)

    made.refresh_from_db()
    assert (made.state, made.cancelled_because) == ("cancelled", "Te weinig mensen")
    assert client.get(next_one["Location"], **NOORD).status_code == 200
    assert client.post(f"{desk}{made.pk}/stap/", {"stap": "open_up"}, **NOORD).status_code == 403
    assert client.post(f"{desk}{made.pk}/stap/", {"stap": "x"}, **NOORD).status_code == 403
    assert made.title in client.get(f"{desk}?toon=geannuleerd", **NOORD).content.decode()
    sheet = b"".join(client.get(f"{desk}lijst.csv", **NOORD).streaming_content).decode()
    assert "Beter" in sheet


def test_the_association_has_the_same_pages_at_the_networks_own_address(cast, signed_in):
    meeting = MeetingFactory(of_association=True)
    client = signed_in(cast.els)

    assert client.get("/bijeenkomsten/beheer/", **NETWORK).status_code == 200
    assert client.get(f"/bijeenkomsten/beheer/{meeting.pk}/", **NETWORK).status_code == 200
    assert "Bijeenkomsten van de vereniging" in client.get("/netwerk/", **NETWORK).content.decode()
    assert client.get("/bijeenkomsten/beheer/", **NOORD).status_code == 404


def test_staff_invite_by_a_rule_after_seeing_the_number(soon, cast, signed_in):
    client = signed_in(cast.anna)
    url = f"/bijeenkomsten/beheer/{soon.pk}/uitnodigingen/"
    rule = {"kind": "volunteers", "theme": "", "seats": "1"}

    counted = client.get(url, rule, **NOORD).content.decode()
    assert "2 adressen" in counted
    assert "Daan, Finn" in counted
    assert not soon.invitations.exists()
    client.post(url, rule, **NOORD)
    assert soon.invitations.count() == 2
    first = soon.invitations.first()
    client.post(f"{url}{first.pk}/", **NOORD)

    first.refresh_from_db()
    assert first.state == "withdrawn"
    assert "vrijwilligers van de centrale" in client.get(url, **NOORD).content.decode()


def test_the_agenda_and_the_sessions_are_made_on_pages(soon, cast, signed_in):
    client = signed_in(cast.anna)
    desk = f"/bijeenkomsten/beheer/{soon.pk}/"
    for title in ("Opening", "Slot"):
        client.post(f"{desk}agenda/", {"title": title, "kind": "plenary", "minutes": "20"}, **NOORD)
    last = soon.agenda.get(title="Slot")

    client.post(f"{desk}agenda/{last.pk}/", {"doe": "up"}, **NOORD)
    client.post(
        f"{desk}agenda/{last.pk}/",
        {"title": "Afsluiting", "kind": "break", "minutes": "5"},
        **NOORD,
    )
    assert list(soon.agenda.order_by("position").values_list("title", flat=True)) == [
        "Afsluiting", "Opening",
    ]  # fmt: skip
    part = {"title": "Ronde tafel", "kind": "session", "speakers": "Fenna, PEP\nCees"}
    client.post(f"{desk}sessies/", part, **NOORD)
    session = soon.sessions.get()
    assert list(session.speakers.order_by("pk").values_list("name", "role")) == [
        ("Fenna", "PEP"), ("Cees", ""),
    ]  # fmt: skip
    page = client.get(f"{desk}sessies/{session.pk}/", **NOORD).content.decode()
    assert "Fenna, PEP" in page
    client.post(f"{desk}sessies/{session.pk}/", {"doe": "remove"}, **NOORD)
    client.post(f"{desk}agenda/{last.pk}/", {"doe": "remove"}, **NOORD)

    assert not soon.sessions.exists()
    assert soon.agenda.count() == 1


@pytest.mark.parametrize("path", ["/bijeenkomsten/", "/bijeenkomsten/beheer/"])
def test_lists_ask_the_database_as_often_for_twenty_as_for_two(path, cast, signed_in):
    from aanjager.kernel.testing import count_queries

    client = signed_in(cast.anna)

    def many(n):
        for _ in range(n):
            MeetingFactory(centre=cast.noord, starts_at=real_now() + timedelta(days=5))
        client.get(path, **NOORD)
        return count_queries(lambda: client.get(path, **NOORD))

    assert many(2) == many(18)
