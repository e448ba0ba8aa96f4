"""When the demonstration may be made."""

from django.conf import settings
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def load(actor: Actor) -> None:
    """Only the clock, only in demonstration mode, and only where no real centre stands."""
    if not actor.is_clock or not settings.DEMO:
        raise Refused(_("Voorbeeldgegevens komen alleen in een demonstratie: zet AANJAGER_DEMO=1."))
    if Centre.objects.filter(is_invented=False).exists():
        raise Refused(_("Hier staat een echte centrale. Voorbeeldgegevens horen daar niet bij."))
