"""What grew out of a pattern of signals, and what may have."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals import queries as signals
from aanjager.participation.signals.models import Pattern


def pattern(actor: Actor, pk: int) -> Pattern:
    """A pattern that the actor may see; else 404."""
    return get_object_or_404(signals.visible_patterns(actor), pk=pk)


def grown_from(actor: Actor, pattern: Pattern) -> QuerySet[Initiative]:
    """The initiatives that grew out of a pattern, the oldest first."""
    found = Initiative.objects.visible_to(actor).filter(pattern=pattern)
    return found.select_related("area", "centre").defer("area__outline").order_by("posted_at", "pk")


def may_have_grown(actor: Actor) -> QuerySet[Initiative]:
    """Initiatives of the actor's centres of which nothing was said yet: nearest in time first."""
    found = Initiative.objects.visible_to(actor).filter(centre__in=actor.staff_of, pattern=None)
    return found.select_related("centre").order_by("-posted_at", "-pk")
