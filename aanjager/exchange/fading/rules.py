"""When the words of a conversation are let go."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.rules import OVER
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def fade(actor: Actor, placement: Placement, *, at: datetime, months: int) -> None:
    """What was said is let go by the clock, after the term of the centre from the end."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    ended = placement.ended_at
    if placement.state not in OVER or ended is None or ended >= at - relativedelta(months=months):
        raise Refused(_("Dit gesprek bewaren we nog."))
