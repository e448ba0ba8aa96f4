"""Who looked, whether it stands open, and who works here."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.growth.confidence.choices import LOOK_MINUTES, MOST_LOOKS
from aanjager.growth.confidence.models import Look
from aanjager.kernel.actor import Actor

L = TypeVar("L", bound=Look)


def looks(found: QuerySet[L], actor: Actor) -> list[L]:
    """Who looked at what the actor told or wrote it along, the newest first; at most a hundred."""
    mine = found.filter(person=actor.person_id or 0).select_related("staff", "coordinator__person")
    return list(mine.order_by("-looked_at", "-pk")[:MOST_LOOKS])


def is_open(looks_at_it: QuerySet[Any], actor: Actor, person_id: int, at: datetime) -> bool:
    """Whether the actor wrote down a look of the last minutes; the sharing itself is asked apart."""
    mine = looks_at_it.filter(user_id=actor.user_id or 0, person=person_id)
    return mine.filter(open_until__gt=at).exists()


def by_consultant(staff: Staff, actor: Actor, at: datetime) -> dict[str, Any]:
    """The facts of a look by a consultant."""
    return {"staff": staff, "at_name": str(staff.centre), **_opened(actor, at)}


def by_organisation(organisation: Any, actor: Actor, at: datetime) -> dict[str, Any]:
    """The facts of a look by who speaks for an organisation."""
    speaks = Coordinator.objects.filter(
        organisation=organisation, person=actor.person_id or 0, ended_on=None
    )
    return {
        "coordinator": speaks.first(),
        "at_name": str(organisation),
        **_opened(actor, at),
    }


def _opened(actor: Actor, at: datetime) -> dict[str, Any]:
    until = at + timedelta(minutes=LOOK_MINUTES)
    return {"user_id": actor.user_id, "looked_at": at, "open_until": until}


def staff_row(actor: Actor, centre: Centre) -> Staff:
    """The actor as a consultant of this centre; 404 for who only visits."""
    found = Staff.objects.filter(ended_on=None, centre__in=actor.staff_of).select_related("centre")
    return get_object_or_404(found, centre=centre, user=actor.user_id or 0)
