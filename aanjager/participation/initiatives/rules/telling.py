"""Who tells news, and when followers hear of it."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.rules.ideas import helps


def tell(
    actor: Actor, it: Initiative, *, text: str = "-", has_photo: bool = False, alt: str = ""
) -> None:
    """Its own people and a centre that works along tell what is new; a photo is told in words as well."""
    helps(actor, it)
    if not text.strip():
        raise Refused(_("Schrijf op wat er nieuw is. Een zin is genoeg."))
    if has_photo and not alt.strip():
        raise Refused(
            _("Schrijf erbij wat er op de foto staat. Dan weet ook iemand die hem niet ziet het.")
        )


def tell_followers(actor: Actor) -> None:
    """The letter with news goes by the clock, at most once a day to each."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
