"""Meetings as calendar files: in Europe/Amsterdam, under a name that stays."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from icalendar import Event

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.queries.lists import link, organiser_name
from aanjager.kernel import calendars

calendar = calendars.calendar


def event(
    meeting: Meeting, *, at: datetime, to: tuple[str, str] | None = None, gone: bool = False
) -> Event:
    """Return a meeting as an event; `to` is the address and name of who comes, `gone` takes it out."""
    mail = meeting.centre.email if meeting.centre else settings.DEFAULT_FROM_EMAIL
    it = calendars.Appointment(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=meeting.title,
        about=meeting.purpose,
        where=_where(meeting),
        url=link(meeting, reverse("meetings:detail", args=[meeting.pk])),
        organiser=(organiser_name(meeting), mail),
        is_off=meeting.state == Meeting.State.CANCELLED,
    )
    return calendars.event(it, at=at, to=to, gone=gone)


def _where(meeting: Meeting) -> str:
    return ", ".join(it for it in (meeting.venue, meeting.address) if it) or meeting.online_url
