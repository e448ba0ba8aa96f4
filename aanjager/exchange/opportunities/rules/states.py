"""From on line to closed: who may do what when."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.rules.writing import theirs
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Opportunity.Status
OVER = "over"  # the reason of the clock; pages say it in words


def pause(actor: Actor, opportunity: Opportunity) -> None:
    """Their own people take it off line for a while."""
    theirs(actor, opportunity)
    if opportunity.status not in (Status.OPEN, Status.FULL):
        raise Refused(_("Alleen wat online staat of vol is, kun je op pauze zetten."))


def resume(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """Their own people put it back on line, unless its last day went by."""
    theirs(actor, opportunity)
    if opportunity.status != Status.PAUSED:
        raise Refused(_("Deze vacature staat niet op pauze."))
    _not_over(opportunity, on)


def have_enough(actor: Actor, opportunity: Opportunity) -> None:
    """Their own people say that nobody more is wanted, for now."""
    theirs(actor, opportunity)
    if opportunity.status not in (Status.OPEN, Status.PAUSED):
        raise Refused(_("Deze vacature staat niet online."))


def confirm_still_open(actor: Actor, opportunity: Opportunity) -> None:
    """Their own people say that the question still stands."""
    theirs(actor, opportunity)
    if opportunity.status not in (Status.OPEN, Status.PAUSED, Status.FULL):
        raise Refused(_("Deze vacature is gesloten. Je kunt haar weer openen."))


def close(actor: Actor, opportunity: Opportunity, *, reason: str | None = None) -> None:
    """Their own people end it, whatever its state, and say why."""
    theirs(actor, opportunity)
    if opportunity.status == Status.CLOSED:
        raise Refused(_("Deze vacature is al gesloten."))
    if reason is not None and not reason.strip():
        raise Refused(_("Schrijf kort op waarom de vacature sluit."))


def reopen(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """What is full or closed comes back while there is a place and a day left."""
    theirs(actor, opportunity)
    if opportunity.status not in (Status.FULL, Status.CLOSED):
        raise Refused(_("Deze vacature is niet vol of gesloten."))
    if opportunity.published_at is None:
        raise Refused(_("Deze vacature stond nooit online. Maak een kopie en stuur die op."))
    if opportunity.organisation.status != Organisation.Status.APPROVED:
        raise Refused(_("De organisatie doet nu niet mee op dit platform."))
    if opportunity.places_left < 1:
        raise Refused(_("Er is geen plek meer. Verhoog eerst het aantal mensen."))
    _not_over(opportunity, on)


def _not_over(opportunity: Opportunity, on: date) -> None:
    last = last_day(opportunity)
    if last and last < on:
        raise Refused(_("De laatste dag is voorbij. Kies eerst nieuwe dagen, of maak een kopie."))


def last_day(opportunity: Opportunity) -> date | None:
    """The last day on which there is something to do; none for what has no end, but a task."""
    if opportunity.ends_on or opportunity.kind != Opportunity.Kind.TASK:
        return opportunity.ends_on
    return opportunity.starts_on
