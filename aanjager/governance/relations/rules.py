"""Who keeps the file of a relation, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.governance.relations.models import FollowUp, Relation
from aanjager.kernel.actor import Actor, HasCentre
from aanjager.kernel.refusals import Refused


def _staff(actor: Actor, thing: HasCentre) -> None:
    if thing.centre_id not in actor.staff_of:
        raise Refused(_("Dit dossier is alleen van de medewerkers van deze centrale."))


def keep(actor: Actor, centre: Centre) -> None:
    """Staff keep a file of with whom their centre talks."""
    _staff(actor, centre)


def talk(
    actor: Actor, it: Relation, *, held_on: date | None = None, today: date | None = None
) -> None:
    """Staff write down a conversation that was held."""
    _staff(actor, it)
    if held_on and today and held_on > today:
        raise Refused(_("Kies een dag die is geweest. Wat nog komt, zet je bij het vervolg."))


def plan(actor: Actor, it: Relation, owner: Staff | None = None) -> None:
    """Staff plan what follows, for somebody who works at the centre now."""
    _staff(actor, it)
    if owner and (owner.centre_id != it.centre_id or owner.ended_on):
        raise Refused(_("Kies iemand die nu bij jullie werkt."))


def finish(actor: Actor, it: FollowUp) -> None:
    """Staff say that it is done, once."""
    _staff(actor, it.relation)
    if it.done_at:
        raise Refused(_("Dit is al gedaan."))


def erase(actor: Actor, it: Relation) -> None:
    """Staff erase a file, with all that was said; also because somebody asks."""
    _staff(actor, it)


def forget(actor: Actor) -> None:
    """Files end by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
