"""B4: the date in people's calendars, when it is made, moved and called off."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from aanjager.assembly.meetings import actions as meetings
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations import actions
from aanjager.assembly.registrations.actions import Guest
from aanjager.assembly.registrations.tests.factories import RegistrationFactory
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")


def read(letter):
    book = Calendar.from_ical(letter.calendar)
    return str(book["method"]), book.events[0], book


def test_b4_the_date_opens_at_the_right_hour_on_both_sides_of_a_clock_change(now):
    for month, day in ((3, 23), (4, 20)):  # winter and summer time
        start = datetime(2026, month, day, 13, 30, tzinfo=HERE)
        meeting = MeetingFactory(starts_at=start)
        guest = Guest("G", f"g{month}@example.org")
        actions.register(meeting, guest, by=ANONYMOUS, at=now)

        method, event, book = read(Letter.objects.latest("pk"))

        assert method == "REQUEST"
        assert event["dtstart"].params["TZID"] == "Europe/Amsterdam"
        assert event["dtstart"].dt.replace(tzinfo=None) == start.replace(tzinfo=None)
        assert event["dtstart"].dt == start
        assert [str(it["tzid"]) for it in book.timezones] == ["Europe/Amsterdam"]
        assert str(event["attendee"]) == f"mailto:g{month}@example.org"


def test_b4_a_change_keeps_the_name_raises_the_number_and_reaches_who_comes_and_who_waits(now):
    meeting = MeetingFactory(capacity=1)
    placed = actions.register(meeting, Guest("A", "a@example.org"), by=ANONYMOUS, at=now)
    waits = actions.register(meeting, Guest("B", "b@example.org"), by=ANONYMOUS, at=now)
    _method, first, _book = read(Letter.objects.get(kind="meeting-placed"))
    later = meetings.plan_of(
        meeting, starts_at=meeting.starts_at + timedelta(hours=1),
        ends_at=meeting.ends_at + timedelta(hours=1),
    )  # fmt: skip

    actions.change_meeting(meeting, later, by=staff_of(meeting.centre), at=now)

    told = {it.to_address: it for it in Letter.objects.filter(kind="meeting-moved")}
    assert set(told) == {placed.address, waits.address}
    method, moved, _book = read(told[placed.address])
    assert (method, moved["uid"]) == ("REQUEST", first["uid"])
    assert moved["sequence"] == first["sequence"] + 1
    assert moved["dtstart"].dt - first["dtstart"].dt == timedelta(hours=1)
    assert told[waits.address].calendar == ""
    assert "Je staat nog op de wachtlijst" in told[waits.address].text


def test_b4_calling_off_takes_it_out_of_calendars_and_says_why(now):
    meeting = MeetingFactory(capacity=1)
    placed = actions.register(meeting, Guest("A", "a@example.org"), by=ANONYMOUS, at=now)
    actions.register(meeting, Guest("B", "b@example.org"), by=ANONYMOUS, at=now)
    _method, first, _book = read(Letter.objects.get(kind="meeting-placed"))
    anna = staff_of(meeting.centre)
    with pytest.raises(Refused, match="waarom het niet doorgaat"):
        actions.cancel_meeting(meeting, " \n", by=anna, at=now)

    actions.cancel_meeting(meeting, "De zaal staat onder water.", by=anna, at=now)

    told = Letter.objects.filter(kind="meeting-called-off")
    assert told.count() == 2
    assert all("De zaal staat onder water." in it.text for it in told)
    method, gone, _book = read(told.get(to_address=placed.address))
    assert (method, str(gone["status"])) == ("CANCEL", "CANCELLED")
    assert gone["uid"] == first["uid"]
    assert gone["sequence"] > first["sequence"]


def test_a_change_that_no_calendar_holds_tells_nobody(now):
    meeting = MeetingFactory()
    RegistrationFactory(meeting=meeting)

    actions.change_meeting(
        meeting, meetings.plan_of(meeting, purpose="Anders gezegd."),
        by=staff_of(meeting.centre), at=now,
    )  # fmt: skip

    meeting.refresh_from_db()
    assert meeting.sequence == 0
    assert not Letter.objects.exists()
