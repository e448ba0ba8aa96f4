"""Who asks whom a centre reaches."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def begin(actor: Actor, centre: Centre, *, runs: bool = False) -> None:
    """Staff of the centre begin a round when none is made or open."""
    if not actor.is_clock and centre.pk not in actor.staff_of:
        raise Refused(_("Dit doet een medewerker van de centrale."))
    if runs:
        raise Refused(_("Er loopt al een ronde. Sluit die eerst."))
