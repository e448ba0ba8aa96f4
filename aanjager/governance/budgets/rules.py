"""Who brings in the projects of a participatory budget."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def import_projects(actor: Actor, centre: Centre) -> None:
    """Files are read in by the house itself, by command."""
    if not actor.is_clock:
        raise Refused(_("Dit doet wie de site beheert, met een opdracht."))
