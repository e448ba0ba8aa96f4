"""Who arranges a welcome, who reads it, and who says how it went; and why not."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import rules as initiatives
from aanjager.participation.initiatives.models import Answer, Need
from aanjager.participation.welcomes.choices import LATEST_DAYS
from aanjager.participation.welcomes.models import Welcome


def arrange(actor: Actor, answer: Answer, welcome: Welcome | None) -> None:
    """Who carries the initiative arranges it for somebody who may come to help, until it was asked."""
    initiatives.leads(actor, answer.need.initiative)
    if answer.need.kind != Need.Kind.PEOPLE or answer.state != Answer.State.ACCEPTED:
        raise Refused(_("Een eerste ontmoeting is er voor wie komt helpen en een ja kreeg."))
    if welcome and welcome.asked_at:
        raise Refused(_("Deze eerste ontmoeting is al geweest."))


def appoint(buddy: int, on: date, *, among: Collection[int], today: date) -> None:
    """The buddy is one of those whose name may be told here; the day is today or within a year."""
    if buddy not in among:
        raise Refused(_("Kies wie er is: iemand die meedoet en wiens naam erbij mag staan."))
    if not today <= on <= today + timedelta(days=LATEST_DAYS):
        raise Refused(_("Kies een dag vanaf vandaag, binnen een jaar."))


def read(actor: Actor, answer: Answer, buddy: Person | None) -> None:
    """Who comes, who welcomes now, and who carries the initiative; nobody else."""
    mine = {answer.person_id, buddy.pk if buddy else 0}
    if actor.person_id not in mine:
        initiatives.leads(actor, answer.need.initiative)


def let_go(actor: Actor, buddy: Person | None) -> None:
    """The clock takes a buddy off who left, or who may not be named any more."""
    if not actor.is_clock or buddy is not None:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def ask(actor: Actor, welcome: Welcome, *, today: date) -> None:
    """The clock asks once how it went, the day after, while the yes still stands."""
    stands = welcome.answer.state == Answer.State.ACCEPTED
    if not actor.is_clock or welcome.asked_at or welcome.on >= today or not stands:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def tell(welcome: Welcome, *, token: str, outcome: str = "") -> None:
    """Who holds the link of the letter says once how it went."""
    if not token or hash_of(token) != welcome.token_hash:
        raise Refused(_("Deze link werkt niet meer. De laatste brief heeft de goede link."))
    if welcome.outcome:
        raise Refused(_("Je hebt al geantwoord. Dank je wel."))
    if outcome not in ("", *Welcome.Outcome.values):
        raise Refused(_("Kies hoe het ging."))
