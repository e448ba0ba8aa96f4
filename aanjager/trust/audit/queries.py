"""What may be asked about what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.trust.audit.choices import VERBS
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


def told(verb: str, target: str) -> list[tuple[datetime, dict[str, Any]]]:
    """When this happened to the record and with which facts, newest first; without who did it."""
    found = Event.objects.filter(verb=verb, target=target).order_by("-happened_at", "-pk")
    return list(found.values_list("happened_at", "facts")[:100])


def moments(verb: str, target: str) -> list[datetime]:
    """When this happened to the record, newest first; without who did it."""
    found = Event.objects.filter(verb=verb, target=target).order_by("-happened_at", "-pk")
    return list(found.values_list("happened_at", flat=True)[:100])


@dataclass(frozen=True)
class Line:
    """One thing that happened to a record, in words, with the address of who did it."""

    at: datetime
    what: str
    who: str


def story(actor: Actor, target: Model, *, most: int = 50) -> list[Line]:
    """The history of a record in words, newest first, for staff of the centre that owns it.

    One statement, however long it is. What the clock did has no name.
    """
    doer = get_user_model().objects.filter(pk=OuterRef("user_id")).values("email")
    found = of(actor, target).annotate(doer=Subquery(doer))
    rows = found.values_list("happened_at", "verb", "user_id", "doer")[:most]
    by_itself = _("vanzelf, op de klok")
    return [
        Line(at, str(VERBS.get(verb, verb)), (who or "") if user else by_itself)
        for at, verb, user, who in rows
    ]
