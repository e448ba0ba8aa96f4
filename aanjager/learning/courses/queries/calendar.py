"""Days of courses as calendar files (RFC 5545 and 5546), in Europe/Amsterdam, under names that stay."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.timezone import localtime
from icalendar import Calendar, Event, vCalAddress, vText

from aanjager.community.centres import queries as centres
from aanjager.kernel.text import plain
from aanjager.learning.courses.models import Run, Session


def event(
    day: Session, *, at: datetime, to: tuple[str, str] | None = None, gone: bool = False,
    inside: bool = False,
) -> Event:  # fmt: skip
    """A day as an event; only `inside`, for who takes part, with the link of an online session."""
    course, made = day.run.course, Event()
    made.add("uid", f"{day.uid}@aanjager")
    made.add("sequence", day.run.sequence)
    made.add("dtstamp", at.astimezone(UTC))
    made.add("dtstart", localtime(day.starts_at))
    made.add("dtend", localtime(day.ends_at))
    made.add("summary", course.title)
    made.add("description", plain(course.about))
    made.add("location", day.place or (day.online_url if inside else "online"))
    path = reverse("courses:detail", args=[course.pk])
    made.add("url", centres.link(course.centre, path))
    is_gone = gone or day.run.state == Run.State.CANCELLED
    made.add("status", "CANCELLED" if is_gone else "CONFIRMED")
    organiser = vCalAddress(f"mailto:{course.centre.email}")
    organiser.params["cn"] = vText(course.centre.name)
    made["organizer"] = organiser
    if to:
        attendee = vCalAddress(f"mailto:{to[0]}")
        attendee.params["cn"] = vText(to[1] or to[0])
        attendee.params["partstat"] = vText("DECLINED" if gone else "ACCEPTED")
        made.add("attendee", attendee, encode=False)
    return made


def calendar(events: Iterable[Event], *, method: str = "") -> str:
    """Events as a calendar file, with the time zones they need; `method` for a letter."""
    book = Calendar()
    book.add("prodid", "-//Aanjager//NL")
    book.add("version", "2.0")
    if method:
        book.add("method", method)
    for it in events:
        book.add_component(it)
    book.add_missing_timezones()
    return book.to_ical().decode()


def events_of(days: Iterable[Session], at: datetime, *, inside: bool = False) -> str:
    """Days as a calendar file to keep or to follow."""
    return calendar(event(it, at=at, inside=inside) for it in days)


def for_letter(
    days: Sequence[Session], at: datetime, to: tuple[str, str], *, gone: bool = False
) -> str:
    """The days of a run as a message to somebody's calendar: put them there, or take them out.

    One day is asked or cancelled of somebody; several together can only be published (RFC 5546, 3.2:
    a REQUEST and a CANCEL hold one UID), each under its own name, a cancelled one marked as such.
    """
    if len(days) != 1:
        return calendar((event(it, at=at, gone=gone, inside=True) for it in days), method="PUBLISH")
    is_gone = gone or days[0].run.state == Run.State.CANCELLED
    method = "CANCEL" if is_gone else "REQUEST"
    return calendar([event(days[0], at=at, to=to, gone=gone, inside=True)], method=method)
