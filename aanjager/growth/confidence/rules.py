"""Whose it is, and how a yes is heard."""

from django.utils.translation import gettext as _

from aanjager.growth.confidence.models import How
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def is_own(actor: Actor, person_id: int | None) -> bool:
    """Whether it is about who acts, with their own account."""
    return actor.is_signed_in and bool(person_id) and actor.person_id == person_id


def own(actor: Actor, person_id: int | None) -> None:
    """Only somebody themselves does this."""
    if not is_own(actor, person_id):
        raise Refused(_("Dit doet alleen degene om wie het gaat."))


def says_yes(agrees: bool) -> None:
    """Nothing is kept without somebody's own yes."""
    if not agrees:
        raise Refused(_("We bewaren dit alleen als je ja zegt."))


def hears_yes(how: str, heard_yes: bool) -> None:
    """Who writes along says where they sit together, reads the sentence aloud and hears a yes."""
    if how not in How.values or how == How.SELF:
        raise Refused(_("Kies waar jullie dit samen invullen."))
    if not heard_yes:
        raise Refused(_("Lees de zin voor. We bewaren dit alleen na een ja."))
