"""Who writes an opportunity, and when it is ready to be looked at."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.exchange.criteria import queries as criteria
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Opportunity.Status


def draft(actor: Actor, organisation: Organisation) -> None:
    """The organisation's own coordinators and staff of its centre write, while it takes part."""
    if organisation.pk not in actor.coordinator_of and not actor.works_for(organisation):
        raise Refused(
            _("Alleen mensen van %(organisation)s en van de centrale plaatsen hier een vacature.")
            % {"organisation": organisation.name}
        )
    if organisation.status in (Organisation.Status.REFUSED, Organisation.Status.STOPPED):
        raise Refused(
            _("%(organisation)s doet niet mee op dit platform. Neem contact op met de centrale.")
            % {"organisation": organisation.name}
        )


def bring_in(actor: Actor, centre: Centre) -> None:
    """Staff of the centre bring in many at once, from a file."""
    if not actor.is_clock and centre.pk not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale lezen een bestand met vacatures in."))


def theirs(actor: Actor, opportunity: Opportunity) -> None:
    """The organisation's coordinators and staff of the centre may change it; nobody else."""
    if not actor.coordinates(opportunity) and not actor.works_for(opportunity):
        raise Refused(
            _("Alleen mensen van deze organisatie en van de centrale veranderen deze vacature.")
        )


def edit(actor: Actor, opportunity: Opportunity, *, version: int | None = None) -> None:
    """Their own people change it until it is closed or refused, and only what they have seen.

    With `version`, somebody who looked at an older text is refused, so that nothing is overwritten.
    """
    theirs(actor, opportunity)
    if opportunity.status == Status.CLOSED:
        raise Refused(_("Deze vacature is gesloten. Open haar weer, of maak een kopie."))
    if opportunity.status == Status.REFUSED:
        raise Refused(_("Deze vacature is niet geplaatst. Maak bezwaar, of maak een kopie."))
    if version is not None and version != opportunity.version:
        raise Refused(
            _(
                "Iemand anders heeft deze vacature net veranderd. Je tekst staat hier nog. "
                "Bekijk de nieuwe versie en bewaar dan opnieuw."
            )
        )


def values_of(opportunity: Opportunity) -> dict[str, Any]:
    """Return an opportunity as values that the criteria can be held against."""
    fields = [field.attname for field in opportunity._meta.concrete_fields]
    values = {name: getattr(opportunity, name) for name in fields}
    return {**values, "contact": opportunity.contact_id, "area": opportunity.area_id}


def stay_on_line(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """A text that people can read keeps to what the criteria require, unless staff judge otherwise."""
    if opportunity.area_id is None and opportunity.setting != Opportunity.Setting.HOME:
        raise Refused(_("Vul een postcode in die we kennen. Dan weten mensen waar het is."))
    if actor.works_for(opportunity):
        return
    for found in criteria.advice(values_of(opportunity), on=on):
        if found.severity == criteria.BLOCKS:
            raise Refused(found.sentence)


def submit(actor: Actor, opportunity: Opportunity, *, on: date) -> None:
    """A draft goes to the centre when nothing that the criteria require is missing."""
    theirs(actor, opportunity)
    if opportunity.status == Status.SUBMITTED:
        raise Refused(_("Deze vacature is al verstuurd. De centrale kijkt ernaar."))
    if opportunity.status != Status.DRAFT:
        raise Refused(_("Alleen een concept kun je naar de centrale sturen."))
    stay_on_line(actor, opportunity, on=on)


def copy(actor: Actor, opportunity: Opportunity, organisation: Organisation) -> None:
    """Start from one's own earlier text, or from an example that everybody can read."""
    draft(actor, organisation)
    own = actor.coordinates(opportunity) or actor.works_for(opportunity)
    if not own and not opportunity.is_open:
        raise Refused(
            _("Je kunt alleen je eigen vacatures en vacatures die online staan kopiëren.")
        )
