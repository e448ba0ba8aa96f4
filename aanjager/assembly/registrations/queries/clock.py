"""What the clock has to do with registrations."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils.timezone import localdate

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations.choices import AT_ONCE, PROOF_TERM
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.community.seats.choices import RUNNING
from aanjager.trust.letters.models import Letter

State = Registration.State
OPEN = [Meeting.State.OPEN, Meeting.State.CLOSED]


def _rows(**wanted: Any) -> QuerySet[Registration]:
    return Registration.objects.filter(**wanted).select_related("meeting").order_by("pk")


def to_send(at: datetime) -> list[Invitation]:
    """Written invitations of meetings that take registrations; from the day of inviting."""
    found = Invitation.objects.filter(state=Invitation.State.DRAFT, meeting__state="open")
    due = found.exclude(meeting__invite_from__gt=localdate(at))
    return list(due.select_related("meeting").order_by("pk")[:AT_ONCE])


def bounced() -> QuerySet[Invitation]:
    """Invitations whose letter was given up."""
    keys = Letter.objects.filter(kind="meeting-invitation", given_up_at__isnull=False)
    numbers = [int(key.rpartition("-")[2]) for key in keys.values_list("key", flat=True)]
    return Invitation.objects.filter(pk__in=numbers, state=Invitation.State.SENT)


def to_expire(at: datetime) -> QuerySet[Invitation]:
    """Invitations without an answer at meetings that take no registrations any more."""
    closes = Least(
        Coalesce("meeting__close_registration_at", "meeting__starts_at"), "meeting__starts_at"
    )
    waiting = Invitation.objects.filter(state__in=["draft", "sent"]).annotate(closes=closes)
    return waiting.filter(closes__lte=at).select_related("meeting").order_by("pk")


def lapsed(at: datetime) -> QuerySet[Registration]:
    """Offers whose term passed."""
    return _rows(state=State.OFFERED, offered_until__lt=at, meeting__state__in=OPEN)


def unproven(at: datetime) -> QuerySet[Registration]:
    """Guests who did not prove their address in time."""
    found = _rows(state__in=RUNNING, proven_at=None, queued_at__lte=at - PROOF_TERM)
    return found.filter(meeting__state__in=OPEN)


def to_refill(at: datetime) -> QuerySet[Meeting]:
    """Meetings to come where people wait."""
    waiting = Meeting.objects.filter(state__in=OPEN, starts_at__gt=at)
    return waiting.filter(registrations__state=State.WAITING).distinct().order_by("pk")


def to_remind(at: datetime) -> QuerySet[Registration]:
    """Who has a seat tomorrow and was not reminded."""
    tomorrow = localdate(at) + timedelta(days=1)
    found = _rows(state=State.PLACED, reminded_at=None, meeting__state__in=OPEN)
    return found.filter(meeting__starts_at__date=tomorrow)
