"""Who may change the numbers of the law."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.law.models import LawValue


def load(actor: Actor) -> None:
    """Numbers of the law come from a file of the installation, each with its source."""
    if not actor.is_clock:
        raise Refused(_("Bedragen uit de wet laadt alleen de beheerder van de installatie."))


def keep(actor: Actor) -> None:
    """The association keeps the numbers for the whole country."""
    if not (actor.is_association or actor.is_clock):
        raise Refused(_("Bedragen uit de wet houdt de landelijke vereniging bij."))


def confirm(actor: Actor, it: LawValue) -> None:
    """Who keeps the numbers says that one was looked up again and still holds."""
    keep(actor)


def add(
    actor: Actor, last: LawValue | None, *, valid_from: date, valid_to: date | None = None
) -> None:
    """A new number begins after the last one of its kind began, and knows its source."""
    keep(actor)
    if valid_to and valid_to < valid_from:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if last and valid_from <= last.valid_from:
        raise Refused(_("Het nieuwe bedrag gaat in na de eerste dag van het vorige."))
