"""The complaints of a centre for its staff, and their numbers for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.complaints.models import Complaint
from aanjager.kernel.actor import Actor

KEPT_DAYS = 365


@dataclass(frozen=True)
class Numbers:
    """How many complaints came in in a year, and what became of them; they add up."""

    year: int
    received: int
    answered: int
    in_time: int
    waiting: int
    right: int
    partly: int
    wrong: int

    @property
    def late(self) -> int:
        """Answered after the day that was promised."""
        return self.answered - self.in_time


def overview(actor: Actor, centre: Centre) -> QuerySet[Complaint]:
    """The complaints to this centre, what waits first, the oldest of those first."""
    found = Complaint.objects.visible_to(actor).filter(centre=centre)
    return found.order_by(F("answered_at").desc(nulls_first=True), "made_at", "pk")


def one(actor: Actor, centre: Centre, pk: int) -> Complaint:
    """One complaint to this centre, with what was done; else 404."""
    found = Complaint.objects.visible_to(actor).select_related("centre").prefetch_related("log")
    return get_object_or_404(found, centre=centre, pk=pk)


def since(centre: Centre, at: datetime) -> int:
    """How many came in since a day before this moment."""
    return Complaint.objects.filter(centre=centre, made_at__gt=at - timedelta(days=1)).count()


def term(centre: Centre) -> int:
    """Within how many working days this centre answers."""
    return centres.term(centre, "complaint_working_days")


def numbers(centre: Centre) -> list[Numbers]:
    """The numbers per year, the newest first; public."""
    answered = Q(answered_at__isnull=False)
    rows = (
        Complaint.objects.filter(centre=centre)
        .order_by()
        .values_list("made_at__year")
        .annotate(
            n=Count("pk"),
            n_answered=Count("pk", filter=answered),
            n_in_time=Count("pk", filter=Q(answered_at__lte=F("answer_by"))),
            n_waiting=Count("pk", filter=~answered),
            n_right=Count("pk", filter=Q(outcome="right")),
            n_partly=Count("pk", filter=Q(outcome="partly")),
            n_wrong=Count("pk", filter=Q(outcome="wrong")),
        )
    )
    return sorted((Numbers(*row) for row in rows), key=lambda it: -it.year)


def outlived(at: datetime) -> QuerySet[Complaint]:
    """Complaints that were answered a year ago, and of which the words still stand."""
    before = at - timedelta(days=KEPT_DAYS)
    return Complaint.objects.filter(answered_at__lt=before, forgotten_at=None).order_by("pk")
