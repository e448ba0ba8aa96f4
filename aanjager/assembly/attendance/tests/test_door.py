"""Flows F2 and F16: who is there, by QR, code, name, or a list from paper."""

from datetime import timedelta

import pytest

from aanjager.assembly.attendance import actions, jobs
from aanjager.assembly.attendance.views import door
from aanjager.assembly.meetings.tests.factories import STARTS, MeetingFactory
from aanjager.assembly.registrations.queries import shown_code
from aanjager.assembly.registrations.tests.factories import RegistrationFactory
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def meeting(cast):
    return MeetingFactory(centre=cast.noord)


def state(row):
    row.refresh_from_db()
    return row.state


@pytest.fixture
def on_the_day(monkeypatch):
    monkeypatch.setattr(door, "now", lambda: STARTS)


def test_f2_letting_in_twice_is_once_and_the_first_moment_stays(meeting, cast):
    row, anna = RegistrationFactory(meeting=meeting), staff_of(cast.noord)

    actions.check_in(row, by=anna, at=STARTS)
    actions.check_in(row, by=anna, at=STARTS + timedelta(minutes=5))

    assert state(row) == "present"
    assert row.present_at == STARTS
    assert Event.objects.filter(verb="meeting.checked_in").count() == 1


def test_f2_a_mistake_at_the_door_is_taken_back(meeting, cast):
    row, anna = RegistrationFactory(meeting=meeting), staff_of(cast.noord)
    actions.check_in(row, by=anna, at=STARTS)

    actions.undo_check_in(row, by=anna, at=STARTS)

    assert (state(row), row.present_at) == ("placed", None)
    with pytest.raises(Refused, match="niet als aanwezig"):
        actions.undo_check_in(row, by=anna, at=STARTS)


@pytest.mark.parametrize(
    ("trait", "sentence"), [("waiting", "op de wachtlijst"), ("cancelled", "afgemeld")]
)
def test_f2_without_a_seat_nobody_is_let_in(meeting, cast, trait, sentence):
    row = RegistrationFactory(meeting=meeting, name="Eva", **{trait: True})

    with pytest.raises(Refused, match=f"Eva heeft geen plaats: {sentence}"):
        actions.check_in(row, by=staff_of(cast.noord), at=STARTS)


def test_f2_not_before_the_day_not_at_what_is_off_and_not_by_others(meeting, cast):
    row, anna = RegistrationFactory(meeting=meeting), staff_of(cast.noord)
    with pytest.raises(Refused, match="op de dag zelf"):
        actions.check_in(row, by=anna, at=STARTS - timedelta(hours=13))
    with pytest.raises(Refused, match="organiseert"):
        actions.check_in(row, by=ANONYMOUS, at=STARTS)
    off = RegistrationFactory(meeting=MeetingFactory(centre=cast.noord, cancelled=True))
    with pytest.raises(Refused, match="gaat niet door"):
        actions.check_in(off, by=anna, at=STARTS)


def test_f2_the_page_behind_the_qr_has_one_button_for_who_organises(
    meeting, cast, signed_in, on_the_day
):
    row = RegistrationFactory(meeting=meeting, name="Daan")
    url = f"/bijeenkomsten/beheer/{meeting.pk}/ingang/{row.code}/"
    client = signed_in(cast.anna)

    page = client.get(url, **NOORD).content.decode()
    assert page.split("<main")[1].count("<button") == 1
    assert state(row) == "placed"
    for _ in range(2):
        client.post(url, **NOORD)
    assert state(row) == "present"
    assert "Is binnen." in client.get(url, **NOORD).content.decode()
    assert signed_in(cast.daan).get(url, **NOORD).status_code == 404


def test_f2_a_code_is_found_as_people_say_it_and_so_is_a_name(meeting, cast, signed_in, on_the_day):
    row = RegistrationFactory(meeting=meeting, name="Daan de Boer")
    RegistrationFactory(meeting=meeting, name="Willemijn")
    client = signed_in(cast.anna)
    url = f"/bijeenkomsten/beheer/{meeting.pk}/ingang/"

    for asked in (shown_code(row.code).lower(), "boer"):
        page = client.get(url, {"q": asked}, **NOORD).content.decode()
        assert "Daan de Boer" in page
        assert "Willemijn" not in page
    client.post(url, {"wie": row.pk}, **NOORD)
    assert state(row) == "present"
    client.post(url, {"wie": row.pk, "undo": "1"}, **NOORD)
    assert state(row) == "placed"


def test_f16_a_list_from_paper_is_typed_in_afterwards_and_what_is_unclear_is_told(meeting, cast):
    by_code = RegistrationFactory(meeting=meeting, name="Daan")
    by_name = RegistrationFactory(meeting=meeting, name="Fatma Yılmaz")
    RegistrationFactory.create_batch(2, meeting=meeting, name="Jan")
    RegistrationFactory(meeting=meeting, name="Wachter", waiting=True)
    lines = [shown_code(by_code.code), " fatma yılmaz ", "Jan", "Niemand", "Wachter", "", "Daan"]

    told = actions.check_in_list(
        meeting, lines, by=staff_of(cast.noord), at=STARTS + timedelta(days=1)
    )

    assert told.present == ["Daan", "Fatma Yılmaz", "Daan"]
    assert (told.unknown, told.more_than_one, told.without_seat) == (
        ["Niemand"], ["Jan"], ["Wachter"],
    )  # fmt: skip
    assert (state(by_code), state(by_name)) == ("present", "present")


def test_f16_the_page_for_typing_tells_line_by_line(meeting, cast, signed_in, on_the_day):
    RegistrationFactory(meeting=meeting, name="Daan")
    url = f"/bijeenkomsten/beheer/{meeting.pk}/ingang/lijst/"

    page = signed_in(cast.anna).post(url, {"lines": "Daan\nNiemand"}, **NOORD).content.decode()

    assert "1 mens staat als aanwezig." in page
    assert "Niet gevonden: Niemand" in page


def test_who_did_not_come_is_noted_a_week_later_unless_nobody_kept_a_list(
    meeting, cast, monkeypatch
):
    came, stayed = RegistrationFactory.create_batch(2, meeting=meeting)
    unlisted = RegistrationFactory(meeting=MeetingFactory(centre=cast.noord))
    actions.check_in(came, by=staff_of(cast.noord), at=STARTS)
    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=6))
    jobs.note_absent()
    assert state(stayed) == "placed"

    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=7))
    jobs.note_absent()

    assert (state(came), state(stayed), state(unlisted)) == ("present", "absent", "placed")
    actions.check_in(stayed, by=staff_of(cast.noord), at=meeting.ends_at + timedelta(days=8))
    assert state(stayed) == "present"


def test_the_door_asks_the_database_as_often_for_twenty_as_for_two(
    meeting, cast, signed_in, django_assert_max_num_queries
):
    RegistrationFactory.create_batch(20, meeting=meeting)
    client = signed_in(cast.anna)

    with django_assert_max_num_queries(12):  # with session and account
        client.get(f"/bijeenkomsten/beheer/{meeting.pk}/ingang/", **NOORD)
