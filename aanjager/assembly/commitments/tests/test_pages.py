"""The pages of what was promised."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from aanjager.assembly.commitments import queries
from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.meetings.models import Meeting, Series
from aanjager.assembly.plenary.models import DiscussionLine, Theme
from aanjager.assembly.plenary.tests.factories import MORNING, make_hall
from aanjager.assembly.registrations.models import Registration
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
HOST = {"host": "noord.localhost"}


@pytest.fixture
def hall(cast):
    series = Series.objects.create(centre=cast.noord, title="Buurtavonden", rhythm="yearly")
    return make_hall(cast.noord, series=series)


@pytest.fixture
def line(hall, now):
    theme = Theme.objects.create(meeting=hall.meeting, number=1, text="Samen", state="discussed")
    return DiscussionLine.objects.create(
        meeting=hall.meeting, theme=theme, position=1, kind="commitment",
        text="Ik schrijf een plan.", by_label="Daan", said_at=now,
    )  # fmt: skip


def promise(hall, line, person, **facts):
    given = {
        "text": "Een plan schrijven", "owner_label": "Daan", "due_on": date(2026, 5, 1),
        "made_at": MORNING, **facts,
    }  # fmt: skip
    return Commitment.objects.create(
        meeting=hall.meeting, centre=hall.meeting.centre, line=line, owner=person, **given
    )


def text_of(response):
    return " ".join(response.content.decode().split())


def test_staff_write_down_what_was_promised_from_a_line(hall, line, cast, signed_in):
    Registration.objects.create(
        meeting=hall.meeting, person=cast.person(cast.daan), state="present", queued_at=MORNING,
        code="DAANXYZ2", link_hash="x" * 64,
    )  # fmt: skip
    anna = signed_in(cast.anna)
    base = f"/bijeenkomsten/{hall.meeting.pk}/toezeggingen/"
    assert "Gezegd, nog niet opgeschreven" in text_of(anna.get(base, headers=HOST))
    page = text_of(anna.get(f"{base}nieuw/?regel={line.pk}", headers=HOST))
    assert "Ik schrijf een plan." in page

    facts = {
        "text": "Een plan schrijven", "owner_label": "Daan", "due_on": "2026-05-01",
        "owner": cast.person(cast.daan).pk,
    }  # fmt: skip
    page = anna.post(f"{base}nieuw/?regel={line.pk}", facts, headers=HOST, follow=True)

    made = Commitment.objects.get()
    assert (made.line, made.owner.name) == (line, "Daan")
    assert "De toezegging staat op de lijst." in text_of(page)


def test_a_promise_without_a_day_is_asked_again(hall, line, cast, signed_in):
    path = f"/bijeenkomsten/{hall.meeting.pk}/toezeggingen/nieuw/?regel={line.pk}"

    response = signed_in(cast.anna).post(path, {"text": "Bellen"}, headers=HOST)

    assert response.status_code == 422
    assert "Bellen" in text_of(response)


def test_daan_finds_what_he_promised_and_says_that_it_is_done(hall, line, cast, signed_in):
    it = promise(hall, line, cast.person(cast.daan))
    daan = signed_in(cast.daan)
    assert "Een plan schrijven" in text_of(daan.get("/mijn/toezeggingen/", headers=HOST))

    daan.post(f"/toezeggingen/{it.pk}/stap/", {"doe": "take_up"}, headers=HOST)
    facts = {"doe": "finish", "words": "Het ligt er."}
    page = daan.post(f"/toezeggingen/{it.pk}/stap/", facts, headers=HOST, follow=True)

    it.refresh_from_db()
    assert it.state == "done"
    assert "Het ligt er." in text_of(page)


def test_dropping_without_a_reason_shows_what_is_missing(hall, line, cast, signed_in):
    it = promise(hall, line, cast.person(cast.daan))
    facts = {"doe": "drop", "words": ""}

    response = signed_in(cast.daan).post(f"/toezeggingen/{it.pk}/stap/", facts, headers=HOST)

    assert response.status_code == 422
    assert Commitment.objects.get().state == "open"


def test_another_day_shows_the_old_one_and_why(hall, line, cast, signed_in):
    it = promise(hall, line, cast.person(cast.daan))
    later = (localdate() + timedelta(days=90)).isoformat()
    facts = {
        "owner_label": "Daan", "owner": it.owner_id, "due_on": later, "reason": "Ik was ziek.",
    }  # fmt: skip
    daan = signed_in(cast.daan)
    assert daan.get(f"/toezeggingen/{it.pk}/wijzigen/", headers=HOST).status_code == 200

    page = daan.post(f"/toezeggingen/{it.pk}/wijzigen/", facts, headers=HOST, follow=True)

    assert "Ik was ziek." in text_of(page)
    assert "1 mei 2026" in text_of(page)


def test_a_visitor_reads_what_was_promised_and_changes_nothing(hall, line, cast, client):
    it = promise(hall, line, cast.person(cast.daan))

    page = text_of(client.get(f"/toezeggingen/{it.pk}/", headers=HOST))

    assert "Een plan schrijven" in page
    assert "Het is gedaan" not in page


def test_who_organises_sees_what_is_over_its_day(hall, line, cast, signed_in):
    promise(hall, line, None, due_on=date(2020, 1, 1))
    promise(hall, line, None, text="Klaar", state="done", closed_at=MORNING)
    anna = signed_in(cast.anna)

    page = text_of(anna.get("/bijeenkomsten/beheer/toezeggingen/", headers=HOST))
    closed = text_of(anna.get("/bijeenkomsten/beheer/toezeggingen/?toon=klaar", headers=HOST))

    assert "over de dag heen" in page
    assert ("Klaar" in page, "Klaar" in closed) == (False, True)


def test_the_next_meeting_takes_open_promises_on_its_agenda(hall, line, cast, signed_in):
    it = promise(hall, line, cast.person(cast.daan))
    following = Meeting.objects.create(
        centre=cast.noord, series=hall.meeting.series, title="Een jaar later", state="draft",
        starts_at=MORNING + timedelta(days=365), ends_at=MORNING + timedelta(days=365, hours=2),
        created_at=MORNING,
    )  # fmt: skip
    anna, path = signed_in(cast.anna), f"/bijeenkomsten/beheer/{following.pk}/toezeggingen/"
    assert "Een plan schrijven (Daan)" in text_of(anna.get(path, headers=HOST))

    page = text_of(anna.post(path, {"commitments": [it.pk]}, headers=HOST, follow=True))

    assert "Toezegging: Een plan schrijven" in page
    assert "Alles is gedaan, of staat al op de agenda." in page


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(hall, line, cast, signed_in):
    daan, anna = cast.person(cast.daan), signed_in(cast.anna)
    path = f"/bijeenkomsten/{hall.meeting.pk}/toezeggingen/"
    for number in range(2):
        promise(hall, line, daan, text=f"Belofte {number}")
    anna.get(path, headers=HOST)
    few = count_queries(lambda: anna.get(path, headers=HOST))
    for number in range(18):
        promise(hall, line, daan, text=f"Nog een belofte {number}")

    assert count_queries(lambda: anna.get(path, headers=HOST)) == few <= 11


def test_who_promised_it_says_with_the_link_of_the_letter_that_it_is_done(client, cast, hall, line):
    guest = PersonFactory(user=None)
    hall.meeting.visibility = "invited"
    hall.meeting.save()
    made = promise(hall, line, guest)
    path = f"/toezegging/{queries.token_of(made)}/"
    assert client.get(f"/toezeggingen/{made.pk}/", headers=HOST).status_code == 404
    page = client.get(path, headers=HOST).content.decode()
    assert "Het is gedaan" in page
    assert f"/bijeenkomsten/{hall.meeting.pk}/" not in page

    client.post(path, {"doe": "finish", "words": "Het plan ligt er."}, headers=HOST)

    made.refresh_from_db()
    assert (made.state, made.outcome) == ("done", "Het plan ligt er.")


def test_the_link_of_who_promised_it_before_opens_nothing(client, cast, hall, line):
    made = promise(hall, line, PersonFactory())
    path = f"/toezegging/{queries.token_of(made)}/"
    made.owner = cast.person(cast.daan)
    made.save()

    assert client.get(path, headers=HOST).status_code == 404
    assert client.post(path, {"doe": "take_up"}, headers=HOST).status_code == 404
