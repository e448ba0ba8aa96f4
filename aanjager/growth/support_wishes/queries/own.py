"""What helps me: what I told, who may see it, and who looked."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Registration
from aanjager.exchange.placements.models import Placement
from aanjager.growth.confidence import queries as confidence
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishLook, WishShare
from aanjager.kernel.actor import Actor


def own_wish(actor: Actor) -> Wish | None:
    """What the actor told helps them; None when they told nothing."""
    found = Wish.objects.filter(person=actor.person_id or 0)
    return found.select_related("person", "agreed_with__centre").first()


def shares(wish: Wish) -> QuerySet[WishShare]:
    """Whom the wish is shown to, for whose it is, the newest first."""
    return wish.shares.select_related("organisation", "staff__centre").order_by("-shared_at", "-pk")


def own_share(actor: Actor, pk: int) -> WishShare:
    """A share of the actor's own wish; else 404."""
    found = WishShare.objects.select_related("wish__person", "organisation", "staff__centre")
    return get_object_or_404(found, wish__person=actor.person_id or 0, pk=pk)


def looks(actor: Actor) -> list[WishLook]:
    """Who looked at what helps the actor or wrote it along, the newest first; at most a hundred."""
    return confidence.looks(WishLook.objects.all(), actor)


def drafts(actor: Actor) -> QuerySet[WishDraft]:
    """What consultants wrote along that waits for the actor's own yes, the newest first."""
    found = WishDraft.objects.filter(person=actor.person_id or 0).select_related("staff__centre")
    return found.order_by("-written_at", "-pk")


def own_draft(actor: Actor, pk: int) -> WishDraft:
    """One of them; else 404."""
    return get_object_or_404(drafts(actor), pk=pk)


def choices_to_share(actor: Actor) -> tuple[list[Organisation], list[Staff]]:
    """Whom the actor may show it to: where they reacted or have a place, and consultants they know."""
    me = actor.person_id or 0
    reacted = Placement.objects.filter(person=me).exclude(state="unconfirmed")
    places = Organisation.objects.filter(pk__in=reacted.values("organisation")).defer("area")
    known = Registration.objects.filter(person=me, left_on=None).values("centre")
    staff = Staff.objects.filter(centre__in=known, ended_on=None).select_related("centre")
    return list(places.order_by("name", "pk")), list(staff.order_by("centre__name", "name", "pk"))
