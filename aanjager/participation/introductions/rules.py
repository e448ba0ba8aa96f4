"""Who introduces, shares, answers and settles, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.participation.introductions.choices import MOST_PARTIES
from aanjager.participation.introductions.models import Introduction, Party


def introduce(
    actor: Actor, centre: Centre, *, parties: int = 2, why: str = "-", agreed: bool = True
) -> None:
    """Staff introduce two or more who are known here, with a sentence why, and with their yes."""
    if centre.pk not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale stellen hier mensen aan elkaar voor."))
    if not 2 <= parties <= MOST_PARTIES:
        raise Refused(_("Kies er minstens twee en hoogstens zes die je aan elkaar voorstelt."))
    if not why.strip():
        raise Refused(_("Schrijf in een zin waarom je hen aan elkaar voorstelt."))
    if not agreed:
        raise Refused(_("Vraag eerst of iedereen het goed vindt dat je de naam noemt."))


def _holds(party: Party, token: str) -> None:
    if not token or hash_of(token) != party.token_hash:
        raise Refused(_("Deze link werkt niet meer. De laatste brief heeft de goede link."))


def share(actor: Actor, party: Party, *, token: str = "") -> None:
    """Who holds the link of a party says that the others may have its contact details, once."""
    _holds(party, token)
    if party.shares_at:
        raise Refused(_("De anderen hebben je gegevens al."))


def answer(actor: Actor, party: Party, *, token: str = "", said: str = "") -> None:
    """Who holds the link says what came of it, once, after it was asked."""
    _holds(party, token)
    if party.introduction.asked_at is None:
        raise Refused(_("Dit vragen we na vier weken."))
    if party.said:
        raise Refused(_("Je hebt al geantwoord. Dank je wel."))
    if said not in ("", *Introduction.Outcome.values):
        raise Refused(_("Kies wat ervan kwam."))


def settle(actor: Actor, it: Introduction, *, outcome: str = "once") -> None:
    """Staff of the centre write down what came of it."""
    if not actor.works_for(it):
        raise Refused(_("Alleen medewerkers van de centrale noteren dit."))
    if outcome not in Introduction.Outcome.values:
        raise Refused(_("Kies wat ervan kwam."))


def ask(actor: Actor, it: Introduction, *, at: datetime) -> None:
    """The clock asks once what came of it."""
    if not actor.is_clock or it.asked_at or it.outcome:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def export(actor: Actor, centre: Centre) -> None:
    """Staff take the list along."""
    introduce(actor, centre)
