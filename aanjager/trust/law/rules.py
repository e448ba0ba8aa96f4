"""Who may change the numbers of the law."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def load(actor: Actor) -> None:
    """Numbers of the law come from a file of the installation, each with its source."""
    if not actor.is_clock:
        raise Refused(_("Bedragen uit de wet laadt alleen de beheerder van de installatie."))
