"""What the clock has to do for the academy."""

from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate

from aanjager.community.seats.choices import RUNNING
from aanjager.learning.courses.choices import PROOF_TERM
from aanjager.learning.courses.models import Enrolment, Run, Session
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
    return [it for it in due if (day := decides_on(it)) and day <= localdate(at)]


def closed_short(at: datetime) -> QuerySet[Run]:
    """Runs to come that closed in the last two days with too few people, and wait for their decision."""
    found = Run.objects.filter(state=Run.State.OPEN, decided_at=None, starts_at__gt=at)
    found = found.filter(closes_at__lte=at, closes_at__gt=at - timedelta(days=2))
    many = Count("enrolments", filter=Q(enrolments__state=State.PLACED))
    return found.annotate(many=many).filter(many__lt=F("course__minimum")).order_by("pk")


def tomorrow(at: datetime) -> QuerySet[Session]:
    """The days of tomorrow, by the calendar here, of runs that go on."""
    found = Session.objects.filter(run__state=Run.State.OPEN)
    return found.filter(starts_at__date=localdate(at) + timedelta(days=1)).order_by("pk")
