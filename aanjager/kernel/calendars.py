"""Calendar files (RFC 5545 and 5546): in Europe/Amsterdam, under a name that stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.timezone import localtime
from icalendar import Calendar, Event, vCalAddress, vText

from aanjager.kernel.text import plain


@dataclass(frozen=True)
class Appointment:
    """Something at a time: `uid` stays, `sequence` rises with every change; `organiser` is name and mail."""

    uid: object
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    about: str
    where: str
    url: str
    organiser: tuple[str, str]
    is_off: bool = False


def event(
    it: Appointment, *, at: datetime, to: tuple[str, str] | None = None, gone: bool = False
) -> Event:
    """Return an event; `to` is the address and name of who comes, `gone` takes it out of theirs."""
    made = Event()
    made.add("uid", f"{it.uid}@aanjager")
    made.add("sequence", it.sequence)
    made.add("dtstamp", at.astimezone(UTC))
    made.add("dtstart", localtime(it.starts_at))
    made.add("dtend", localtime(it.ends_at))
    made.add("summary", it.title)
    made.add("description", plain(it.about))
    made.add("location", it.where)
    made.add("url", it.url)
    made.add("status", "CANCELLED" if gone or it.is_off else "CONFIRMED")
    name, mail = it.organiser
    organiser = vCalAddress(f"mailto:{mail}")
    organiser.params["cn"] = vText(name)
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
