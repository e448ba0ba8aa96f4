"""How it is going: asked once at each moment, answered whenever."""

import secrets
from datetime import datetime

from django.db import transaction

from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.exchange.placements.rules import is_own
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.aftercare import emails, rules
from aanjager.trust import audit


def _take(placement: Placement) -> Placement:
    """Return the placement as it is now, with its row taken: two answers at once become one."""
    found = Placement.objects.select_for_update(of=("self",))
    return found.select_related("person__user", "opportunity", "organisation", "centre").get(
        pk=placement.pk
    )


@transaction.atomic
def ask_outcome(placement: Placement, moment: str, *, by: Actor, at: datetime) -> Outcome | None:
    """Ask how it is going, once per moment; None when it was asked before.

    Somebody without an address gets no letter: the question then waits for the desk.
    """
    placement = _take(placement)
    rules.ask_outcome(by, placement, moment=moment)
    if placement.outcomes.filter(moment=moment).exists():
        return None
    token = secrets.token_urlsafe(24)
    outcome = Outcome.objects.create(
        placement=placement, moment=moment, asked_at=at, token_hash=hash_of(token)
    )
    audit.record("placement.ask_outcome", placement, by=by, at=at, moment=moment)
    emails.how_is_it_going(outcome, token=token, at=at)
    return outcome


@transaction.atomic
def record_outcome(
    outcome: Outcome, still_active: str, remark: str = "", *, by: Actor, at: datetime
) -> Outcome:
    """Keep the answer, once; a late answer counts as well."""
    placement = _take(outcome.placement)
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    outcome.placement = placement
    rules.record_outcome(by, outcome, still_active=still_active)
    outcome.still_active, outcome.remark, outcome.answered_at = still_active, remark.strip(), at
    outcome.answered_by_staff = not is_own(by, placement)
    outcome.save(update_fields=["still_active", "remark", "answered_at", "answered_by_staff"])
    audit.record(
        "placement.record_outcome", placement, by=by, at=at, moment=outcome.moment,
        still_active=still_active,
    )  # fmt: skip
    return outcome


@transaction.atomic
def note_outcome(
    placement: Placement,
    moment: str,
    still_active: str,
    remark: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Outcome:
    """Note what somebody said on the phone, also when no letter asked it."""
    rules.note_outcome(by, placement, moment=moment, still_active=still_active)
    _take(placement)
    outcome, _is_new = Outcome.objects.get_or_create(
        placement=placement,
        moment=moment,
        defaults={"asked_at": at, "token_hash": hash_of(secrets.token_urlsafe(24))},
    )
    return record_outcome(outcome, still_active, remark, by=by, at=at)
