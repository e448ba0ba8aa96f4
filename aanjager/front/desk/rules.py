"""Who may do what that only the desk does, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people import rules as people
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def export_people(actor: Actor, centre: Centre) -> None:
    """Staff of the centre take the list of its people along."""
    _works_at(actor, centre)


def export_cases(actor: Actor, centre: Centre) -> None:
    """Staff of the centre take the list of its cases along."""
    _works_at(actor, centre)


def let_go(actor: Actor, person: Person, *, runs: bool = False, elsewhere: bool = False) -> None:
    """Staff let somebody without an account go who asked for it: known here alone, with nothing running."""
    people.stay(actor, person)
    if elsewhere:
        raise Refused(
            _("%(name)s staat ook bij een andere centrale. Bel die eerst.") % {"name": person}
        )
    if runs:
        raise Refused(
            _("Er loopt nog een plek of een traject met %(name)s. Rond dat eerst af.")
            % {"name": person}
        )


def _works_at(actor: Actor, centre: Centre) -> None:
    if centre.pk not in actor.staff_of:
        raise Refused(
            _("Alleen medewerkers van %(centre)s nemen deze lijst mee.") % {"centre": centre}
        )
