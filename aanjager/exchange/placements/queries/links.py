"""What the links in letters lead to: a random token, of which only the hash is kept."""

from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of


def volunteer(placement: Placement) -> Actor:
    """The volunteer as an actor: whose letter holds the link."""
    return Actor(user_id=placement.person.user_id, person_id=placement.person_id)


def offer_by_link(token: str) -> tuple[Placement, Actor]:
    """Return the placement whose offered place a letter's link is about, and its reader as an actor."""
    found = Placement.objects.select_related("person", "opportunity", "organisation", "centre")
    placement = found.get(offer_hash=hash_of(token))
    return placement, volunteer(placement)
