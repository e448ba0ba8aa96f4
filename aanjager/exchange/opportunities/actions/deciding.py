"""What the centre decides: on line, not yet, not, or look again."""

from datetime import datetime

from django.db import transaction

from aanjager.exchange.opportunities import emails, rules
from aanjager.exchange.opportunities.actions.states import _go_on_line, _lock, _move
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

Status = Opportunity.Status


@transaction.atomic
def publish(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Put it on line and tell the organisation."""
    _lock(opportunity)
    rules.publish(by, opportunity)
    _go_on_line(opportunity, "opportunity.published", by=by, at=at)
    emails.published(opportunity, at=at)


@transaction.atomic
def turn_down(opportunity: Opportunity, *, may_improve: bool, by: Actor, at: datetime) -> None:
    """Say no, or give it back as a draft to improve; the letter is that of the decision."""
    _lock(opportunity)
    rules.turn_down(by, opportunity)
    to, verb = (
        (Status.DRAFT, "opportunity.returned")
        if may_improve
        else (Status.REFUSED, "opportunity.refused")
    )
    _move(opportunity, to, verb, by=by, at=at)


@transaction.atomic
def look_again(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Take up again what was turned down: it waits for the centre once more."""
    _lock(opportunity)
    rules.look_again(by, opportunity)
    _move(opportunity, Status.SUBMITTED, "opportunity.submitted", by=by, at=at)
