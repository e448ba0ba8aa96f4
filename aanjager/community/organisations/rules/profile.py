"""Who registers, changes and stops an organisation, and who speaks for it."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator, Organisation, Statement
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Organisation.Status


def register(actor: Actor, centre: Centre) -> None:
    """Everyone who is signed in as a person registers an organisation at an open centre."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Dan weten we wie namens de organisatie spreekt."))
    if actor.person_id is None:
        raise Refused(
            _("Vul eerst je naam in bij Mijn plek. Dan kun je een organisatie aanmelden.")
        )
    if not centre.is_open:
        raise Refused(_("%(centre)s neemt nu niemand aan.") % {"centre": centre.name})


def change(actor: Actor, organisation: Organisation) -> None:
    """Its own coordinators and staff of its centre change what it says about itself."""
    _own_or_staff(actor, organisation)
    if organisation.status == Status.STOPPED:
        raise Refused(_("Deze organisatie is gestopt. De centrale kan haar weer beginnen."))


def put_under_parent(actor: Actor, organisation: Organisation) -> None:
    """Staff say whether an organisation belongs to the foundation that the centre is part of."""
    _staff(actor, organisation)
    if not organisation.centre.parent_name:
        raise Refused(_("De centrale hoort zelf niet bij een andere organisatie."))


def stop(actor: Actor, organisation: Organisation) -> None:
    """Its own coordinators and staff of its centre stop it."""
    _own_or_staff(actor, organisation)
    if organisation.status == Status.STOPPED:
        raise Refused(_("Deze organisatie is al gestopt."))


def resume(actor: Actor, organisation: Organisation) -> None:
    """Staff bring a stopped organisation back."""
    _staff(actor, organisation)
    if organisation.status != Status.STOPPED:
        raise Refused(_("Deze organisatie is niet gestopt."))


def invite(actor: Actor, organisation: Organisation, *, is_in: bool = False) -> None:
    """Its own coordinators and staff of its centre let somebody speak for it too."""
    change(actor, organisation)
    if is_in:
        raise Refused(_("Deze persoon spreekt al namens de organisatie."))


def end_role(actor: Actor, role: Coordinator, *, has_others: bool = True) -> None:
    """Coordinators and staff end a role; the last coordinator of a running organisation stays."""
    _own_or_staff(actor, role.organisation)
    if role.ended_on is not None:
        raise Refused(_("Deze persoon spreekt al niet meer namens de organisatie."))
    if not has_others and role.organisation.status != Status.STOPPED:
        raise Refused(
            _(
                "Er moet iemand blijven die namens de organisatie spreekt. Nodig eerst een ander uit."
            )
        )


def add_statement(actor: Actor, organisation: Organisation) -> None:
    """Staff write down what they saw."""
    _staff(actor, organisation)


def remove_statement(actor: Actor, statement: Statement) -> None:
    """Staff take away what they wrote down by mistake."""
    _staff(actor, statement.organisation)


def _staff(actor: Actor, organisation: Organisation) -> None:
    if not actor.works_for(organisation):
        raise Refused(
            _("Dit doen alleen medewerkers van %(centre)s.") % {"centre": organisation.centre.name}
        )


def _own_or_staff(actor: Actor, organisation: Organisation) -> None:
    if organisation.pk not in actor.coordinator_of and not actor.works_for(organisation):
        raise Refused(_("Dit doen alleen mensen die namens de organisatie spreken."))
