"""When the clock asks, warns and closes."""

from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.renewal.choices import WARN_DAYS_BEFORE_CLOSING
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Opportunity.Status
GONE = (Organisation.Status.STOPPED, Organisation.Status.REFUSED)
ORPHANED = (Status.SUBMITTED, Status.OPEN, Status.PAUSED, Status.FULL)


def ask_still_open(actor: Actor, opportunity: Opportunity, *, on: date, every_days: int) -> None:
    """The clock asks again after the term of the centre, counted from the last sign of life."""
    _clock(actor, opportunity)
    if on < asked_again_on(opportunity, every_days):
        raise Refused(_("Het is nog geen tijd om te vragen of deze vacature nog open is."))


def asked_again_on(opportunity: Opportunity, every_days: int) -> date:
    """The day on which the organisation is asked whether it is still open."""
    signs = [opportunity.asked_still_open_on, opportunity.confirmed_on]
    if opportunity.published_at:
        signs.append(localdate(opportunity.published_at))
    return max((day for day in signs if day), default=date.min) + timedelta(days=every_days)


def warn_closing(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """The clock warns in the last week before the last day on line."""
    _clock(actor, opportunity)
    until = opportunity.open_until
    if until is None or not until - timedelta(days=WARN_DAYS_BEFORE_CLOSING) <= on <= until:
        raise Refused(_("Deze vacature sluit nog niet."))


def expire(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """The clock closes what is past its last day on line."""
    _clock(actor, opportunity)
    if opportunity.open_until is None or opportunity.open_until >= on:
        raise Refused(_("De laatste dag online is nog niet voorbij."))


def close_orphan(actor: Actor, opportunity: Opportunity) -> None:
    """The clock closes what runs or waits for an organisation that stopped or was refused."""
    _by_itself(actor)
    if opportunity.organisation.status not in GONE:
        raise Refused(_("De organisatie doet nog mee."))
    if opportunity.status not in ORPHANED:
        raise Refused(_("Deze vacature staat niet online en wacht nergens op."))


def _by_itself(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def _clock(actor: Actor, opportunity: Opportunity) -> None:
    _by_itself(actor)
    if opportunity.status not in (Status.OPEN, Status.PAUSED, Status.FULL):
        raise Refused(_("Deze vacature staat niet online."))
