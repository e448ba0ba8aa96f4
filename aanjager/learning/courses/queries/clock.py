"""What the clock has to do for the academy."""

from datetime import datetime

from django.db.models import QuerySet

from aanjager.community.seats.choices import RUNNING
from aanjager.learning.courses.choices import PROOF_TERM
from aanjager.learning.courses.models import Enrolment, Run
from aanjager.learning.courses.rules import decides_on

State = Enrolment.State


def _rows() -> QuerySet[Enrolment]:
    found = Enrolment.objects.filter(run__state=Run.State.OPEN)
    return found.select_related("run__course").order_by("pk")


def lapsed(at: datetime) -> QuerySet[Enrolment]:
    """Offers whose term passed."""
    return _rows().filter(state=State.OFFERED, offered_until__lt=at)


def unproven(at: datetime) -> QuerySet[Enrolment]:
    """Guests who did not prove their address in time."""
    return _rows().filter(state__in=RUNNING, proven_at=None, queued_at__lte=at - PROOF_TERM)


def to_refill(at: datetime) -> QuerySet[Run]:
    """Runs to come where people wait."""
    found = Run.objects.filter(state=Run.State.OPEN, starts_at__gt=at)
    return found.filter(enrolments__state=State.WAITING).distinct().order_by("pk")


def to_decide(at: datetime) -> list[Run]:
    """Runs to come whose day of deciding is there, and that nobody decided about."""
    found = Run.objects.filter(state=Run.State.OPEN, decided_at=None, starts_at__gt=at)
    due = found.select_related("course").order_by("pk")
    return [it for it in due if (day := decides_on(it)) and day <= at.date()]
