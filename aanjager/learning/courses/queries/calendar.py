"""Days of courses as calendar files, under names that stay."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse

from aanjager.community.centres import queries as centres
from aanjager.kernel.calendars import Appointment, calendar, event
from aanjager.learning.courses.models import Run, Session


def _appointment(day: Session, *, inside: bool) -> Appointment:
    """A day; only `inside`, for who takes part, with the link of an online session."""
    run, course = day.run, day.run.course
    return Appointment(
        day.uid, run.sequence, day.starts_at, day.ends_at, course.title, course.about,
        where=day.place or (day.online_url if inside else "online"),
        url=centres.link(course.centre, reverse("courses:detail", args=[course.pk])),
        organiser=(course.centre.name, course.centre.email),
        is_off=run.state == Run.State.CANCELLED,
    )  # fmt: skip


def events_of(days: Iterable[Session], at: datetime, *, inside: bool = False) -> str:
    """Days as a calendar file to keep or to follow."""
    return calendar(event(_appointment(it, inside=inside), at=at) for it in days)


def for_letter(
    days: Sequence[Session], at: datetime, to: tuple[str, str], *, gone: bool = False
) -> str:
    """The days of a run as a message to somebody's calendar: put them there, or take them out.

    One day is asked or cancelled of somebody; several together can only be published (RFC 5546, 3.2:
    a REQUEST and a CANCEL hold one UID), each under its own name, a cancelled one marked as such.
    """
    made = [_appointment(it, inside=True) for it in days]
    if len(made) != 1:
        return calendar((event(it, at=at, gone=gone) for it in made), method="PUBLISH")
    method = "CANCEL" if gone or made[0].is_off else "REQUEST"
    return calendar([event(made[0], at=at, to=to, gone=gone)], method=method)
