"""Places that come free go to who waits."""

import secrets
from datetime import datetime

from django.db import transaction

from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.placements import emails, queries, rules
from aanjager.exchange.placements.actions.steps import _keep, _take
from aanjager.exchange.placements.choices import OFFER_WORKING_DAYS
from aanjager.exchange.placements.models import Placement
from aanjager.kernel import clock
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused


@transaction.atomic
def offer_place(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Offer a free place to somebody on the reserve, by a letter, for a few working days."""
    placement = _take(placement)
    rules.offer_place(by, placement)
    token = secrets.token_urlsafe(24)
    placement.offer_until = clock.add_working_days(at, OFFER_WORKING_DAYS)
    placement.offer_hash = hash_of(token)
    _keep(placement, "offer_place", by=by, at=at)
    emails.place_offered(placement, token=token, at=at)
    return placement


@transaction.atomic
def accept_offer(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Take the place that was offered, if it is still there."""
    placement = _take(placement)
    rules.accept_offer(by, placement, at=at)
    # The letter's link proves who accepts; the house itself takes the place.
    opportunities.take_place(placement.opportunity, placement.people, by=CLOCK, at=at)
    placement.agreed_at, placement.offer_until, placement.offer_hash = at, None, ""
    _keep(placement, "accept_offer", by=by, at=at)
    emails.offer_accepted(placement, at=at)
    emails.agreed(placement, at=at)
    return placement


@transaction.atomic
def lapse_offer(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """End an offer nobody answered: to the end of the line, and the next gets the offer."""
    placement = _take(placement)
    rules.lapse_offer(by, placement, at=at)
    placement.offer_until, placement.offer_hash, placement.reserve_since = None, "", at
    _keep(placement, "lapse_offer", by=by, at=at)
    emails.offer_lapsed(placement, at=at)
    _offer_next(placement, by=by, at=at)
    return placement


def _give_back(placement: Placement, *, by: Actor, at: datetime) -> None:
    """Give the places of a placement back, and offer them to who waits longest."""
    people = min(placement.people, placement.opportunity.places_taken)
    if people:
        opportunities.give_back_place(placement.opportunity, people, by=by, at=at)
        placement.opportunity.refresh_from_db(fields=["places_taken", "status"])
        _offer_next(placement, by=by, at=at)


def _offer_next(placement: Placement, *, by: Actor, at: datetime) -> None:
    waiting = queries.next_in_line(placement.opportunity)
    if waiting is not None and waiting.pk != placement.pk:
        try:
            offer_place(waiting, by=CLOCK, at=at)
        except Refused:  # the place went meanwhile: nothing to offer
            return
