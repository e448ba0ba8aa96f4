"""What others show to the actor. Whether it stands open is a written look of the last minutes."""

from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.growth.confidence import queries as confidence
from aanjager.growth.support_wishes.models import WishDraft, WishLook, WishShare
from aanjager.kernel.actor import Actor


def _others(actor: Actor) -> QuerySet[WishShare]:
    found = WishShare.objects.visible_to(actor).exclude(wish__person=actor.person_id or 0)
    return found.select_related("wish__person", "organisation", "staff__centre")


def shared_with_organisations(actor: Actor) -> QuerySet[WishShare]:
    """Who shows what helps them to an organisation that the actor speaks for; by name, without a word."""
    found = (
        _others(actor)
        .filter(organisation__isnull=False)
        .defer("chosen", "wish__chosen", "wish__words")
    )
    return found.order_by("organisation__name", "wish__person__name", "pk")


def shared_with_consultant(actor: Actor, centre: Centre) -> QuerySet[WishShare]:
    """Who shows it to the actor as a consultant of this centre; by name, without a word."""
    found = (
        _others(actor).filter(staff__centre=centre).defer("chosen", "wish__chosen", "wish__words")
    )
    return found.order_by("wish__person__name", "pk")


def one_shared(actor: Actor, pk: int) -> WishShare:
    """What somebody else shows the actor; 404 when they do not, or no longer."""
    return get_object_or_404(_others(actor), pk=pk)


def is_open(actor: Actor, it: WishShare, at: datetime) -> bool:
    """Whether the actor wrote down a look of the last minutes; the sharing itself was asked just now."""
    looks = WishLook.objects.filter(share_id=it.pk)
    return confidence.is_open(looks, actor, it.wish.person_id, at)


def written_by(actor: Actor, centre: Centre, person_id: int | None = None) -> QuerySet[WishDraft]:
    """What the actor wrote along at this centre and nobody said yes to yet, the newest first."""
    found = WishDraft.objects.filter(
        staff__user=actor.user_id or 0, staff__centre=centre, staff__centre__in=actor.staff_of
    ).select_related("person", "staff__centre")
    if person_id:
        found = found.filter(person=person_id)
    return found.order_by("-written_at", "-pk")
