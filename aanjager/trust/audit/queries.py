"""What may be asked about what happened."""

from datetime import datetime

from django.db.models import Model, QuerySet

from aanjager.kernel.actor import Actor
from aanjager.trust.audit.models import Event


def of(actor: Actor, target: Model) -> QuerySet[Event]:
    """The history of one record, newest first, for staff of the centre that owns it; else nothing."""
    if getattr(target, "centre_id", None) not in actor.staff_of and not actor.is_clock:
        return Event.objects.none()
    label = f"{target._meta.label}:{target.pk}"
    return Event.objects.filter(target=label).order_by("-happened_at", "-pk")


def did(actor: Actor, verb: str, target: Model, *, since: datetime) -> bool:
    """Whether the actor did this to the record since that moment."""
    label = f"{target._meta.label}:{target.pk}"
    return Event.objects.filter(
        user_id=actor.user_id or 0, verb=verb, target=label, happened_at__gte=since
    ).exists()


def moments(verb: str, target: str) -> list[datetime]:
    """When this happened to the record, newest first; without who did it."""
    found = Event.objects.filter(verb=verb, target=target).order_by("-happened_at", "-pk")
    return list(found.values_list("happened_at", flat=True)[:100])
