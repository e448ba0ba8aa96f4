"""Who may write down what was noticed, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def note(actor: Actor, centre: Centre | None, *, text: str = "-") -> None:
    """Staff of the centre, or the association where there is none, write down what they heard."""
    hears = centre.pk in actor.staff_of if centre else actor.is_association
    if not (actor.is_clock or hears):
        raise Refused(_("Een signaal schrijft een medewerker op."))
    if not text.strip():
        raise Refused(_("Schrijf in een zin op wat je zag of hoorde."))
