"""What one wants to know to decide on an organisation."""

from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.organisations.models import Criterion, Organisation, Screening
from aanjager.kernel.actor import Actor


def criteria(on: date, subject: str = Criterion.Subject.ORGANISATION.value) -> list[Criterion]:
    """The checklist that holds on a day, for organisations or for opportunities, in order."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    found = Criterion.objects.filter(holds, subject=subject, valid_from__lte=on)
    return list(found.order_by("position", "pk"))


def required_criteria(
    on: date, subject: str = Criterion.Subject.ORGANISATION.value
) -> tuple[tuple[str, str], ...]:
    """Code and text of the criteria that must be met on a day."""
    return tuple((it.code, str(it)) for it in criteria(on, subject) if it.is_required)


def screenings(actor: Actor, organisation: Organisation) -> list[Screening]:
    """Every decision on it, newest first, for its own people and staff of the centre."""
    if organisation.pk not in actor.coordinator_of and not actor.works_for(organisation):
        return []
    return list(organisation.screenings.order_by("-decided_at", "-pk"))


def last_screening(actor: Actor, organisation: Organisation) -> Screening | None:
    """The newest decision on it, for its own people and staff of the centre."""
    return next(iter(screenings(actor, organisation)), None)


def one_screening(actor: Actor, pk: int) -> Screening:
    """One decision, for staff of the centre; for others it is not there."""
    found = Screening.objects.filter(organisation__centre__in=actor.staff_of)
    return get_object_or_404(found.select_related("organisation__centre"), pk=pk)


def appeals(actor: Actor) -> QuerySet[Screening]:
    """Objections at the actor's centres that wait for an answer, oldest first."""
    waiting = Screening.objects.filter(
        organisation__centre__in=actor.staff_of, appealed_at__isnull=False, appeal_answered_at=None
    )
    return waiting.select_related("organisation__centre").order_by("appealed_at", "pk")
