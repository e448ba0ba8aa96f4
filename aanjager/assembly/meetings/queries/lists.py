"""Which meetings there are, for whom."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting, MeetingQuerySet, Series
from aanjager.assembly.meetings.rules import COMING, organises
from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.seats.choices import OFFERED, PRESENT, SEATED, WAITING
from aanjager.kernel.actor import ANONYMOUS, Actor

State = Meeting.State
# Registrations are a room above; the database counts them by the name of the relation.
SEATS = {
    "seated": Count("registrations", filter=Q(registrations__state__in=[SEATED, PRESENT])),
    "offered": Count("registrations", filter=Q(registrations__state=OFFERED)),
    "waiting": Count("registrations", filter=Q(registrations__state=WAITING)),
}


def _visible(actor: Actor) -> MeetingQuerySet:
    return Meeting.objects.visible_to(actor).select_related("centre", "series")


def _here(found: MeetingQuerySet, centre: Centre | None) -> MeetingQuerySet:
    """At a centre's door its own meetings and those of the association; at the network's all."""
    return found.filter(Q(centre=centre) | Q(centre=None)) if centre else found


def coming(actor: Actor, centre: Centre | None, at: datetime) -> MeetingQuerySet:
    """Meetings that are announced and not over, the first day first."""
    found = _here(_visible(actor), centre).filter(ends_at__gte=at)
    return found.exclude(state__in=[State.DRAFT, State.ARCHIVED]).order_by("starts_at", "pk")


def public(centre: Centre | None, at: datetime) -> MeetingQuerySet:
    """Meetings to come that everybody may know of and that go on, the first day first."""
    return coming(ANONYMOUS, centre, at).exclude(state=State.CANCELLED)


def past(actor: Actor, centre: Centre | None, at: datetime) -> MeetingQuerySet:
    """Meetings that were, the newest first; cancelled ones left out."""
    found = _here(_visible(actor), centre).filter(ends_at__lt=at)
    return found.exclude(state__in=[State.DRAFT, State.CANCELLED]).order_by("-starts_at", "pk")


def one(actor: Actor, pk: int) -> Any:
    """Return one meeting with how many seats are taken; 404 when the actor may not see it."""
    found = _visible(actor).select_related("area", "board", "version__document")
    return get_object_or_404(found.annotate(**SEATS), pk=pk)


def organised_one(actor: Actor, pk: int) -> Any:
    """Return one meeting for who organises it; for others it is not there: 404."""
    meeting = one(actor, pk)
    if not organises(actor, meeting):
        raise Http404
    return meeting


def organised(
    actor: Actor, centre: Centre | None, *, text: str = "", show: str = "", at: datetime
) -> QuerySet[Any]:
    """The meetings that the actor organises here; `show`: coming, past, drafts."""
    found = _visible(actor).filter(centre=centre).annotate(**SEATS)
    if not actor.works_at(centre.pk if centre else None):
        return found.none()
    for word in text.split()[:5]:
        found = found.filter(
            Q(title__icontains=word) | Q(theme__icontains=word) | Q(venue__icontains=word)
        )
    shows = {
        "komend": Q(ends_at__gte=at) & ~Q(state__in=[State.DRAFT, State.CANCELLED]),
        "geweest": Q(ends_at__lt=at) & ~Q(state__in=[State.DRAFT, State.CANCELLED]),
        "concept": Q(state=State.DRAFT),
        "geannuleerd": Q(state=State.CANCELLED),
    }
    return found.filter(shows.get(show, Q())).order_by("-starts_at", "pk")


def link(meeting: Meeting, path: str) -> str:
    """Return the whole address of a page at the organiser's own door."""
    return centres.link(meeting.centre, path)


def organiser_name(meeting: Meeting) -> str:
    """Return who organises, in words."""
    return meeting.centre.name if meeting.centre else _("de landelijke vereniging")


# Series


def no_series() -> QuerySet[Series]:
    """No series at all: what a form shows before it knows whose it is."""
    return Series.objects.none()


def of_series(centre: Centre | None) -> QuerySet[Series]:
    """The series of a centre, or of the association."""
    return Series.objects.filter(centre=centre).order_by("title", "pk")


def _others(meeting: Meeting) -> QuerySet[Meeting]:
    same = Meeting.objects.filter(series=meeting.series_id or 0)
    return same.exclude(state=State.CANCELLED)


def following(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same series, in whatever state but cancelled."""
    later = _others(meeting).filter(starts_at__gt=meeting.starts_at)
    return later.order_by("starts_at", "pk").first()


def previous_of(meeting: Meeting) -> Meeting | None:
    """The meeting of the same series before this one: whose open commitments come back here."""
    before = _others(meeting).filter(starts_at__lt=meeting.starts_at)
    return before.order_by("-starts_at", "pk").first()


# What the clock has to do


def to_announce(at: datetime) -> QuerySet[Meeting]:
    """Drafts whose day to be announced came."""
    return Meeting.objects.filter(
        state=State.DRAFT, announce_on__lte=localdate(at), starts_at__gt=at
    )


def to_open(at: datetime) -> QuerySet[Meeting]:
    """Announced meetings whose day of inviting came: from then one can register."""
    due = Meeting.objects.filter(state=State.ANNOUNCED, invite_from__lte=localdate(at))
    return due.filter(starts_at__gt=at)


def to_close(at: datetime) -> QuerySet[Meeting]:
    """Open meetings whose closing passed."""
    closed = Q(close_registration_at__lte=at) | Q(starts_at__lte=at)
    return Meeting.objects.filter(closed, state=State.OPEN)


TOLD = {State.OVER, State.REPORTED, State.ARCHIVED}  # what became of it can be read


def to_finish(at: datetime) -> QuerySet[Meeting]:
    """Meetings that ended by the clock; one that is retold stays as its source left it."""
    ended = Meeting.objects.filter(state__in=[*COMING, State.LIVE], ends_at__lte=at)
    return ended.exclude(is_replay=True)
