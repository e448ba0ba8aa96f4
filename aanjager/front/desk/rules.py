"""Who may do what that only the desk does, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def export_people(actor: Actor, centre: Centre) -> None:
    """Staff of the centre take the list of its people along."""
    _works_at(actor, centre)


def export_cases(actor: Actor, centre: Centre) -> None:
    """Staff of the centre take the list of its cases along."""
    _works_at(actor, centre)


def _works_at(actor: Actor, centre: Centre) -> None:
    if centre.pk not in actor.staff_of:
        raise Refused(
            _("Alleen medewerkers van %(centre)s nemen deze lijst mee.") % {"centre": centre}
        )
