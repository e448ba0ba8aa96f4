"""Who may change the words of the field."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def load(actor: Actor) -> None:
    """Themes, skills and synonyms come from a file of the installation, for every centre the same."""
    if not actor.is_clock:
        raise Refused(_("Thema's en vaardigheden laadt alleen de beheerder van de installatie."))
