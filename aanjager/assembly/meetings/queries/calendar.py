"""Meetings as calendar files (RFC 5545 and 5546): in Europe/Amsterdam, under a name that stays."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime
from icalendar import Calendar, Event, vCalAddress, vText

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.queries.lists import link, organiser_name
from aanjager.kernel.text import plain

CANCELLED = "CANCELLED"


def event(
    meeting: Meeting, *, at: datetime, to: tuple[str, str] | None = None, gone: bool = False
) -> Event:
    """Return a meeting as an event; `to` is the address and name of who comes, `gone` takes it out."""
    made = Event()
    made.add("uid", f"{meeting.uid}@aanjager")
    made.add("sequence", meeting.sequence)
    made.add("dtstamp", at.astimezone(UTC))
    made.add("dtstart", localtime(meeting.starts_at))
    made.add("dtend", localtime(meeting.ends_at))
    made.add("summary", meeting.title)
    made.add("description", plain(meeting.purpose))
    made.add("location", _where(meeting))
    made.add("url", link(meeting, reverse("meetings:detail", args=[meeting.pk])))
    is_gone = gone or meeting.state == Meeting.State.CANCELLED
    made.add("status", CANCELLED if is_gone else "CONFIRMED")
    organiser = vCalAddress(f"mailto:{_mail_of(meeting)}")
    organiser.params["cn"] = vText(organiser_name(meeting))
    made["organizer"] = organiser
    if to:
        attendee = vCalAddress(f"mailto:{to[0]}")
        attendee.params["cn"] = vText(to[1] or to[0])
        attendee.params["partstat"] = vText("DECLINED" if gone else "ACCEPTED")
        made.add("attendee", attendee, encode=False)
    return made


def calendar(events: Iterable[Event], *, method: str = "") -> str:
    """Return events as a calendar file, with the time zones they need; `method` for a letter."""
    book = Calendar()
    book.add("prodid", "-//Aanjager//NL")
    book.add("version", "2.0")
    if method:
        book.add("method", method)
    for it in events:
        book.add_component(it)
    book.add_missing_timezones()
    return book.to_ical().decode()


def _where(meeting: Meeting) -> str:
    return ", ".join(it for it in (meeting.venue, meeting.address) if it) or meeting.online_url


def _mail_of(meeting: Meeting) -> str:
    return meeting.centre.email if meeting.centre else settings.DEFAULT_FROM_EMAIL
