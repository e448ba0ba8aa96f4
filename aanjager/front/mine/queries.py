"""What my place asks of the house."""

from dataclasses import dataclass

from django.db.models import Q

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.choices import ROLES, Role


@dataclass(frozen=True)
class Held:
    """A role that somebody has, and where."""

    role: Role
    place: str


def roles(actor: Actor) -> list[Held]:
    """Every role of the actor with the place where it holds; staff roles also before the second step."""
    held = [Held(ROLES["volunteer"], "")] if actor.person_id else []
    speaks = Coordinator.objects.filter(person=actor.person_id or 0, ended_on=None)
    held += [
        Held(ROLES["coordinator"], it.organisation.name)
        for it in speaks.select_related("organisation").order_by("organisation__name", "pk")
    ]
    works = Staff.objects.filter(user=actor.user_id or 0, ended_on=None).select_related("centre")
    held += [Held(ROLES[it.role], it.centre.name) for it in works.order_by("centre__name", "pk")]
    if actor.is_association:
        held.append(Held(ROLES["association"], ""))
    return held


def placements(actor: Actor) -> list[Placement]:
    """What the actor reacted to or agreed: what runs first, newest first; at most twenty."""
    if not actor.person_id:
        return []
    found = Placement.objects.filter(person=actor.person_id).select_related(
        "opportunity", "organisation"
    )
    ended = Q(state__in=["ended", "declined", "withdrawn"])
    return list(found.annotate(is_over=Q(ended)).order_by("is_over", "-reacted_at", "-pk")[:20])
