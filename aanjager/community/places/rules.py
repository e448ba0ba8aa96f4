"""Who may change the map of the country."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def import_areas(actor: Actor) -> None:
    """Areas and postcodes are the same for every centre: the installation loads them."""
    if not actor.is_clock:
        raise Refused(_("Gebieden en postcodes laadt alleen de beheerder van de installatie."))
