"""Who brings a class in, writes to it, takes its results and lets go of it, and why not."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.growth.internships.models import Group, Pupil
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


def remove(actor: Actor, pupil: Pupil, *, has_asked: bool) -> None:
    """The school takes out who never asked for a place, such as somebody from a wrong row."""
    _school(actor, pupil.group)
    if has_asked:
        raise Refused(_("Deze leerling vroeg al een plek aan, en blijft in de klas."))


def remind(actor: Actor, group: Group, *, many: int = 1) -> None:
    """The mentor or the coordinator writes to who has no place yet."""
    if not teaches(actor, group):
        raise Refused(_("Dit doet de mentor van de klas, of de stagecoördinator."))
    if group.result_at:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))
    if not many:
        raise Refused(_("Iedereen heeft een plek."))


def close(actor: Actor, group: Group, *, busy: int = 0, on: date | None = None) -> None:
    """The coordinator lets go of everybody's data when nobody is busy, or after the last day of the class."""
    _school(actor, group)
    if busy and on and on <= group.ends_on:
        text = ngettext(
            "%(many)s leerling is nog bezig. Wissen kan als iedereen klaar is, of na %(last)s.",
            "%(many)s leerlingen zijn nog bezig. Wissen kan als iedereen klaar is, of na %(last)s.",
            busy,
        )
        raise Refused(text % {"many": busy, "last": date_format(group.ends_on, "j F Y")})


def export(actor: Actor, group: Group) -> None:
    """The results are for the school alone, as long as they are there."""
    _school(actor, group)
