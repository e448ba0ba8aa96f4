"""Who may do what with letters."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter


def send(actor: Actor, letter: Letter) -> None:
    """Letters go out by the clock; staff may send a waiting letter of their centre again."""
    if not actor.is_clock and letter.centre_id not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale sturen deze brief opnieuw."))


def send_again(actor: Actor, letter: Letter) -> None:
    """Staff try a letter of their own centre again, as long as it did not arrive."""
    send(actor, letter)
    if letter.sent_at:
        raise Refused(_("Deze brief is al weg."))


def forget(actor: Actor) -> None:
    """Old letters are taken away by the clock alone."""
    if not actor.is_clock:
        raise Refused(_("Oude brieven verdwijnen vanzelf; dat doet niemand met de hand."))
