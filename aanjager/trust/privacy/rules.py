"""Who may end what we keep about somebody."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.privacy.choices import Subject


def erase(actor: Actor, who: Subject) -> None:
    """People erase themselves; the clock erases after the term. Staff stop working first."""
    if actor.is_clock:
        return
    is_own = actor.is_signed_in and who.user_id in (actor.user_id, None)
    if not is_own or (who.person_id and who.person_id != actor.person_id):
        raise Refused(_("Je kunt alleen je eigen gegevens laten wissen."))
    if actor.staff_of or actor.manager_of or actor.is_association:
        raise Refused(
            _("Je werkt nog voor een centrale. Laat eerst je rol daar stoppen, dan kun je weggaan.")
        )
