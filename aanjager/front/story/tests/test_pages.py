"""Following a note: on the page of the meeting, on one's own page, and by a secret link."""

import hashlib

import pytest

from aanjager.assembly.groups.models import Note, Participant
from aanjager.front.reports.tests import hall as small
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


def test_everybody_finds_what_became_of_a_note(client):
    hall = small.build()

    page = client.get(f"/bijeenkomsten/{hall.meeting.pk}/lijn/?groep=2").content.decode()

    assert "EVC ontbreekt" in page
    assert "in de zaal opnieuw ingebracht: wijzigingsvoorstel 2" in page
    assert "wacht op het bestuur" in page


def test_the_line_asks_as_often_for_twenty_notes_as_for_two(client):
    hall = small.build()
    address = f"/bijeenkomsten/{hall.meeting.pk}/lijn/?groep=2"
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for number in range(20):
        small._note(hall.loose.group, f"Nog een punt {number}")

    assert count_queries(lambda: client.get(address)) == few <= 5


def test_while_the_meeting_goes_on_nobody_reads_the_line(client):
    hall = small.build(state="live")

    assert client.get(f"/bijeenkomsten/{hall.meeting.pk}/lijn/").status_code == 404
    assert client.get(f"/bijeenkomsten/{hall.meeting.pk}/vellen/").status_code == 404


def test_the_line_of_another_meeting_is_not_here(client):
    hall = small.build()
    other = hall.meeting.pk + 1

    assert client.get(f"/bijeenkomsten/{other}/lijn/note/{hall.loose.pk}/").status_code == 404
    assert client.get(f"/bijeenkomsten/{hall.meeting.pk}/lijn/decision/1/").status_code == 404


def test_daan_finds_his_own_note_and_nobody_elses(cast, signed_in):
    small.build(person=cast.person(cast.daan))

    page = signed_in(cast.daan).get("/mijn/punten/").content.decode()

    assert "EVC ontbreekt" in page
    assert "Brutaler zijn" not in page
    assert "EVC ontbreekt" not in signed_in(cast.finn).get("/mijn/punten/").content.decode()


def test_who_kept_the_secret_link_needs_no_account(client):
    small.build()
    Participant.objects.update(follow_hash=hashlib.sha256(b"geheim").hexdigest())

    page = client.get("/punt/geheim/").content.decode()

    assert "EVC ontbreekt" in page
    assert 'href="/zaal/volg/geheim/"' in page
    assert 'href="/punt/geheim/"' in client.get("/zaal/volg/geheim/").content.decode()
    assert client.get("/punt/verkeerd/").status_code == 404


def test_a_hostile_note_is_words_and_nothing_else(client):
    hall = small.build()
    Note.objects.filter(pk=hall.loose.pk).update(text="<script>alert(1)</script>")

    page = client.get(f"/bijeenkomsten/{hall.meeting.pk}/lijn/?groep=2").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
