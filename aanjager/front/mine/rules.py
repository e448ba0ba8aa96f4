"""Who may ask people to stay, and let silent ones go."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def keep_terms(actor: Actor) -> None:
    """Terms are kept by the clock alone; nobody picks who goes."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op de klok; niemand kiest wie er verdwijnt."))
