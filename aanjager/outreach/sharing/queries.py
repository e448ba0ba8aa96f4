"""What pages and other rooms may ask about what two centres do together."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import Actor
from aanjager.outreach.action_days import queries as days
from aanjager.outreach.sharing.models import Proposal, Sharing
from aanjager.outreach.sharing.rules import Item
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.signals import queries as signals

State = Sharing.State
FIELDS = {"initiative": "initiative", "pattern": "pattern", "actionday": "day"}  # by model
KINDS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "initiatief": initiatives.visible,
    "patroon": signals.visible_patterns,
    "actiedag": days.visible,
}


def overview(actor: Actor, centre: Centre, which: str = "") -> QuerySet[Sharing]:
    """What this centre does together with others, as host and as guest; what waits for it first."""
    found = Sharing.objects.visible_to(actor).filter(Q(host=centre) | Q(guest=centre))
    found = found.filter(state__in=[State.DECLINED, State.ENDED]) if which else found.alive()
    return found.select_related("host", "guest").order_by("state", "-invited_at", "-pk")


def one(actor: Actor, centre: Centre, pk: int) -> Sharing:
    """Return one of this centre, as host or as guest; else 404."""
    found = Sharing.objects.visible_to(actor).filter(Q(host=centre) | Q(guest=centre))
    found = found.select_related("host", "guest", "ended_by", "initiative", "pattern", "day")
    return get_object_or_404(found, pk=pk)


def of_item(actor: Actor, item: Item) -> list[Sharing]:
    """With whom this one is shared or who is invited, for who may know."""
    found = Sharing.objects.visible_to(actor).alive().filter(**key_of(item))
    return list(found.select_related("host", "guest").order_by("invited_at", "pk"))


def key_of(item: Item) -> dict[str, Any]:
    """Which of the three it is, as a filter or as the field of a row."""
    return {FIELDS[item._meta.model_name or ""]: item}


def item_to_share(actor: Actor, centre: Centre, kind: str, number: str) -> Item:
    """Return the initiative, pattern or day of this centre that somebody wants to share; else 404."""
    if kind not in KINDS:
        raise Http404
    found = KINDS[kind](actor)
    pk = int(number) if number.isdecimal() else 0
    item: Item = get_object_or_404(found.filter(centre=centre), pk=pk)
    return item


def shown_to(actor: Actor, it: Sharing) -> Item | None:
    """What is shared, as its own room shows it now; nothing for who may not see it."""
    kind = "patroon" if it.pattern_id else "actiedag" if it.day_id else "initiatief"
    item: Item | None = KINDS[kind](actor).filter(pk=it.item.pk).first()
    return item


def proposals(it: Sharing) -> QuerySet[Proposal]:
    """What the guest proposed, the newest first."""
    return it.proposals.order_by("-proposed_at", "-pk")


def others(centre: Centre) -> list[tuple[int, str]]:
    """The centres that can be invited, by name, as choices."""
    return [(it.pk, it.name) for it in centres.open_to_all().prefetch_related(None) if it != centre]


def waiting(actor: Actor, centre: Centre) -> QuerySet[Sharing]:
    """Invitations that wait for an answer of this centre, the oldest first."""
    found = Sharing.objects.visible_to(actor).filter(guest=centre, state=State.INVITED)
    return found.select_related("host").order_by("invited_at", "pk")


def name_of(actor: Actor, centre: Centre) -> str:
    """Who acts, as the other centre reads it: the name at the desk, else that of the centre."""
    staff = Staff.objects.filter(centre=centre, user=actor.user_id or 0, ended_on=None).first()
    return staff.name if staff else centre.name
