"""What the clock does with opportunities that are on line."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.rules import OVER
from aanjager.exchange.renewal import emails, rules
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


def _lock(opportunity: Opportunity) -> None:
    """Take the row until the end of the transaction, and read it again."""
    taken = Opportunity.objects.select_for_update(of=("self",))
    opportunity.refresh_from_db(from_queryset=taken.select_related("centre", "organisation"))


@transaction.atomic
def ask_still_open(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Ask the organisation whether it is still open, with a link that answers in one click."""
    _lock(opportunity)
    on = localdate(at)
    every = centres.term(opportunity.centre, "still_open_every_days")
    rules.ask_still_open(by, opportunity, on=on, every_days=every)
    opportunity.asked_still_open_on = on
    opportunity.save(update_fields=["asked_still_open_on"])
    emails.still_open(opportunity, at=at)
    audit.record("opportunity.asked_still_open", opportunity, by=by, at=at)


@transaction.atomic
def warn_closing(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Warn once that it goes off line soon, and offer to keep it."""
    _lock(opportunity)
    rules.warn_closing(by, opportunity, on=localdate(at))
    emails.closes_soon(opportunity, at=at)


@transaction.atomic
def expire(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Close what is past its last day on line."""
    _lock(opportunity)
    rules.expire(by, opportunity, on=localdate(at))
    opportunities.close(opportunity, reason=OVER, by=by, at=at)


@transaction.atomic
def close_orphan(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Close what an organisation asked that takes no part any more, and say so as the reason."""
    _lock(opportunity)
    rules.close_orphan(by, opportunity)
    opportunities.close(opportunity, reason=_("De organisatie doet niet meer mee."), by=by, at=at)
