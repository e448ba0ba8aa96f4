"""What happens on the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime

from aanjager.assembly.meetings.models import AgendaItem, Meeting, Session
from aanjager.assembly.meetings.queries.lists import link, organiser_name
from aanjager.community.centres.models import Centre
from aanjager.governance.documents.models import Body, Version
from aanjager.kernel.text import plain


@dataclass(frozen=True)
class Entry:
    """One part of the day with the time at which it begins."""

    item: AgendaItem
    starts_at: datetime


@dataclass(frozen=True)
class Round:
    """Sessions that run at the same time: one goes to one of them."""

    starts_at: datetime | None
    sessions: list[Session]


def agenda(meeting: Meeting) -> list[Entry]:
    """The parts of the day in order, each beginning when the one before it ends."""
    moment, entries = localtime(meeting.starts_at), []
    for item in meeting.agenda.select_related("version__document").order_by("position"):
        entries.append(Entry(item, moment))
        moment += timedelta(minutes=item.minutes)
    return entries


def agenda_item(meeting: Meeting, pk: int) -> AgendaItem:
    """Return one part of the day; 404 when there is none."""
    item = get_object_or_404(meeting.agenda, pk=pk)
    item.meeting = meeting
    return item


def sessions(meeting: Meeting) -> QuerySet[Session]:
    """Sessions and working groups in the order of the day, with speakers and how many go there."""
    found = meeting.sessions.prefetch_related("speakers")
    return found.annotate(placed=Count("choices", filter=Q(choices__is_placed=True))).order_by(
        "starts_at", "kind", "position"
    )


def session(meeting: Meeting, pk: int) -> Session:
    """Return one session; 404 when there is none."""
    found = get_object_or_404(sessions(meeting), pk=pk)
    found.meeting = meeting
    return found


def programme(meeting: Meeting) -> list[Round]:
    """The sessions by the moment they begin."""
    grouped = groupby(sessions(meeting), key=lambda it: (it.starts_at, it.kind))
    return [Round(moment, list(found)) for (moment, _kind), found in grouped]


def versions_for(centre: Centre | None) -> QuerySet[Version]:
    """The texts of a centre, or of the association, that can lie on the table."""
    found = Version.objects.filter(document__centre=centre).select_related("document")
    return found.order_by("document__title", "-number")


def no_versions() -> QuerySet[Version]:
    """No text at all: what a form shows before it knows whose it is."""
    return Version.objects.none()


def no_bodies() -> QuerySet[Body]:
    """No body at all."""
    return Body.objects.none()


def bodies_for(centre: Centre | None) -> QuerySet[Body]:
    """The bodies of a centre, or of the association, that can call a meeting."""
    return Body.objects.filter(centre=centre).order_by("name", "pk")


def linked_data(meeting: Meeting) -> dict[str, Any]:
    """Return the meeting as an Event in the words of schema.org, for search engines."""
    is_off = meeting.state == Meeting.State.CANCELLED
    place: dict[str, Any] = {"@type": "Place", "name": meeting.venue, "address": meeting.address}
    if not meeting.venue and meeting.online_url:
        place = {"@type": "VirtualLocation", "url": meeting.online_url}
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.title,
        "description": plain(meeting.purpose),
        "startDate": localtime(meeting.starts_at).isoformat(),
        "endDate": localtime(meeting.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if is_off else 'EventScheduled'}",
        "location": place,
        "organizer": {"@type": "Organization", "name": organiser_name(meeting)},
        "url": link(meeting, reverse("meetings:detail", args=[meeting.pk])),
    }
