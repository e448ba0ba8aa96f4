"""Only the centre itself decides who sees its own answers."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.benchmarks.models import Showing


def show(actor: Actor, centre: Centre) -> None:
    """The manager of the centre, and neither a colleague nor the association."""
    if not actor.manages(centre):
        raise Refused(_("Alleen de manager van de centrale beslist wie dit ziet."))


def stop(actor: Actor, showing: Showing) -> None:
    """Who may show may stop, once."""
    show(actor, showing.centre)
    if showing.revoked_at:
        raise Refused(_("Deze link werkt al niet meer."))
