"""Who brings a class in, writes to it, takes its results and lets go of it, and why not."""

from django.utils.translation import gettext as _

from aanjager.growth.internships.models import Group
from aanjager.growth.internships.rules import teaches
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _school(actor: Actor, group: Group) -> None:
    if group.school_id not in actor.coordinator_of:
        raise Refused(_("Dit doet de stagecoördinator van de school."))
    if group.result_at:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))


def bring_in(actor: Actor, group: Group) -> None:
    """The school brings in who is in the class, until it has the result."""
    _school(actor, group)


def remind(actor: Actor, group: Group, *, many: int = 1) -> None:
    """The mentor or the coordinator writes to who has no place yet."""
    if not teaches(actor, group):
        raise Refused(_("Dit doet de mentor van de klas, of de stagecoördinator."))
    if group.result_at:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))
    if not many:
        raise Refused(_("Iedereen heeft een plek."))


def close(actor: Actor, group: Group) -> None:
    """When the school has the result, its coordinator lets go of everybody's data."""
    _school(actor, group)


def export(actor: Actor, group: Group) -> None:
    """The results are for the school alone, as long as they are there."""
    _school(actor, group)
