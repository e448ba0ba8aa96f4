"""Who complains, who answers, and when."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.governance.complaints.models import Complaint
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

MOST_A_DAY = 200  # of one centre: more is a machine
SHORTEST = 10  # characters


def complain(actor: Actor, centre: Centre, *, text: str | None = None, today: int = 0) -> None:
    """Anyone complains, without an account and without a name; a machine does not flood the desk."""
    if text is not None and len(text.strip()) < SHORTEST:
        raise Refused(_("Schrijf in een paar zinnen wat er gebeurd is."))
    if today >= MOST_A_DAY:
        raise Refused(_("Er komen nu te veel klachten tegelijk binnen. Bel ons of mail ons."))


def read(actor: Actor, it: Complaint) -> None:
    """Staff of the centre that it was sent to."""
    if not actor.works_for(it):
        raise Refused(_("Deze klacht is aan een andere centrale gericht."))


def log(actor: Actor, it: Complaint, *, text: str | None = None) -> None:
    """Staff write down what they did about it, until it is answered."""
    answer(actor, it)
    if text is not None and not text.strip():
        raise Refused(_("Schrijf op wat er gedaan is."))


def answer(actor: Actor, it: Complaint, *, text: str | None = None) -> None:
    """Staff answer once, in words."""
    read(actor, it)
    if it.answered_at:
        raise Refused(_("Deze klacht is al beantwoord."))
    if text is not None and len(text.strip()) < SHORTEST:
        raise Refused(_("Schrijf een antwoord van een paar zinnen."))


def forget(actor: Actor) -> None:
    """Old words go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
