"""What the centre may decide about an opportunity, whatever led to it."""

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Opportunity.Status


def by_staff(actor: Actor, opportunity: Opportunity) -> None:
    """Staff of its centre decide; nobody else."""
    if not actor.works_for(opportunity):
        raise Refused(
            _("Alleen medewerkers van %(centre)s beslissen over deze vacature.")
            % {"centre": opportunity.centre.name}
        )


def publish(actor: Actor, opportunity: Opportunity) -> None:
    """Staff of the centre put it on line when the organisation is approved and the place is known."""
    by_staff(actor, opportunity)
    if opportunity.status == Status.OPEN:
        raise Refused(_("Deze vacature staat al online."))
    if opportunity.status not in (Status.DRAFT, Status.SUBMITTED):
        raise Refused(_("Alleen een concept of een verstuurde vacature kun je plaatsen."))
    if opportunity.organisation.status != Organisation.Status.APPROVED:
        raise Refused(
            _("Keur eerst %(organisation)s goed. Dan kan deze vacature online.")
            % {"organisation": opportunity.organisation.name}
        )
    if opportunity.area_id is None and opportunity.setting != Opportunity.Setting.HOME:
        raise Refused(_("Vul eerst een postcode in. Dan weten mensen waar het is."))
    if opportunity.places_left < 1:
        raise Refused(_("Er is geen plek meer. Verhoog eerst het aantal mensen."))


def turn_down(actor: Actor, opportunity: Opportunity) -> None:
    """Staff say no, or not yet, to what was sent in."""
    by_staff(actor, opportunity)
    if opportunity.status != Status.SUBMITTED:
        raise Refused(_("Over deze vacature is al beslist, of ze is nog niet verstuurd."))


def look_again(actor: Actor, opportunity: Opportunity) -> None:
    """Staff take up again what they turned down."""
    by_staff(actor, opportunity)
    if opportunity.status not in (Status.REFUSED, Status.DRAFT):
        raise Refused(_("Deze vacature is niet afgewezen."))
