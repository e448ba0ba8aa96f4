"""When the words of a conversation are let go."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from aanjager.exchange.asks.models import Ask
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.rules import OVER
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def fade(actor: Actor, placement: Placement, *, at: datetime, months: int) -> None:
    """What was said is let go by the clock, after the term of the centre from the end."""
    _after_the_term(actor, placement.ended_at if placement.state in OVER else None, at, months)


def fade_case(actor: Actor, case: Case, *, at: datetime, months: int) -> None:
    """What somebody told for help in finding a place goes the same term after the case was closed."""
    _after_the_term(actor, case.closed_at, at, months)


def fade_ask(actor: Actor, ask: Ask, *, at: datetime, months: int) -> None:
    """That somebody was asked for an opportunity is kept the same term after the asking."""
    _after_the_term(actor, ask.asked_at, at, months)


def _after_the_term(actor: Actor, ended: datetime | None, at: datetime, months: int) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if ended is None or ended >= at - relativedelta(months=months):
        raise Refused(_("Dit gesprek bewaren we nog."))
