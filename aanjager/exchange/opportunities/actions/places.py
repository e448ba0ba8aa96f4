"""Places taken and given back, connections counted; called inside the transaction of a placement."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from aanjager.exchange.opportunities import emails, rules
from aanjager.exchange.opportunities.actions.standing import HALF_LIFE_DAYS, stand
from aanjager.exchange.opportunities.actions.states import _lock, _step_aside
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Status = Opportunity.Status


def _settle(opportunity: Opportunity, *, was_full: bool, by: Actor, at: datetime) -> None:
    """Let the locked opportunity step aside when full by number, and come back when it no longer is.

    What its people called full while there were places left stays so until they open it.
    """
    if opportunity.status == Status.OPEN and opportunity.places_left == 0:
        _step_aside(opportunity, by=by, at=at)
        opportunity.status = Status.FULL
        emails.full(opportunity, at=at)
        audit.record("opportunity.filled", opportunity, by=by, at=at)
    elif opportunity.status == Status.FULL and was_full and opportunity.places_left > 0:
        opportunity.status = Status.OPEN
        audit.record("opportunity.reopened", opportunity, by=by, at=at)


@transaction.atomic
def take_place(opportunity: Opportunity, people: int = 1, *, by: Actor, at: datetime) -> None:
    """Take as many places as there are people, or none; what is full steps aside by itself.

    Takes the row first, so that two people never get the last place.
    """
    _lock(opportunity)
    rules.take_place(by, opportunity, people)
    _take(opportunity, people, by=by, at=at)


@transaction.atomic
def give_back_place(opportunity: Opportunity, people: int = 1, *, by: Actor, at: datetime) -> None:
    """Give places back; what was full only by number comes back on line by itself."""
    _lock(opportunity)
    rules.give_back_place(by, opportunity, people)
    _take(opportunity, -people, by=by, at=at)


def _take(opportunity: Opportunity, people: int, *, by: Actor, at: datetime) -> None:
    was_full = opportunity.status == Status.FULL and opportunity.places_left == 0
    opportunity.places_taken += people
    _settle(opportunity, was_full=was_full, by=by, at=at)
    opportunity.save(update_fields=["places_taken", "status"])
    stand(opportunity, at=at)


@transaction.atomic
def count_connection(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Count one connection: the load halves every 14 days, the week's count starts anew on Monday."""
    rules.count_connection(by, opportunity)
    row = Standing.objects.select_for_update().filter(pk=opportunity.pk).first()
    if row is None:
        return
    days = max(0.0, (at - row.load_at).total_seconds() / 86_400)
    year, number, _ = localtime(at).isocalendar()
    week = year * 100 + number
    row.load = row.load * 0.5 ** (days / HALF_LIFE_DAYS) + 1
    row.load_at = max(at, row.load_at)
    row.week_count = row.week_count + 1 if row.week == week else 1
    row.week = week
    row.save(update_fields=["load", "load_at", "week_count", "week"])
