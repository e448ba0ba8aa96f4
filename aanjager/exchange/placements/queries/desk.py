"""What the desk begins the day with."""

from datetime import datetime

from django.db.models import QuerySet

from aanjager.exchange.placements.choices import REMIND_WORKING_DAYS
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.queries.clock import ALL
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor


def _of_centres(actor: Actor) -> QuerySet[Placement]:
    return Placement.objects.filter(centre__in=actor.staff_of).select_related(*ALL)


def late(actor: Actor, at: datetime) -> QuerySet[Placement]:
    """Reactions at the actor's centres without an answer after the term, longest first."""
    found = _of_centres(actor).filter(state=Placement.State.REACTION, answered_at=None)
    return found.filter(answer_by__lt=at).order_by("answer_by", "pk")


def due_soon(actor: Actor, at: datetime) -> QuerySet[Placement]:
    """Reactions at the actor's centres whose term ends within a working day, soonest first."""
    soon = clock.add_working_days(at, REMIND_WORKING_DAYS)
    found = _of_centres(actor).filter(state=Placement.State.REACTION, answered_at=None)
    return found.filter(answer_by__range=(at, soon)).order_by("answer_by", "pk")
