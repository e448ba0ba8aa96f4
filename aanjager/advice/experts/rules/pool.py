"""Who may describe oneself, join a pool, admit and leave, and why not."""

from django.utils.translation import gettext as _

from aanjager.advice.experts.choices import Kind, Pay
from aanjager.advice.experts.models import Expert, PoolMember
from aanjager.community.centres.models import Centre
from aanjager.community.invoices.choices import CATEGORY, Tax
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = PoolMember.State


def describe(
    actor: Actor, *, kind: str = Kind.VOLUNTEER, pay: str = Pay.UNPAID, rate: int | None = None
) -> None:
    """People describe themselves; an expert volunteer works for nothing and asks no rate."""
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Over mij."))
    if kind == Kind.VOLUNTEER and pay != Pay.UNPAID:
        raise Refused(
            _(
                "Een deskundige vrijwilliger werkt onbetaald. Kies zelfstandige als je een tarief vraagt."
            )
        )
    if pay == Pay.UNPAID and rate:
        raise Refused(_("Wie onbetaald werkt, vraagt geen tarief."))


def is_own(actor: Actor, it: Expert | None) -> bool:
    """Whether the actor is this expert."""
    return it is not None and it.person_id is not None and it.person_id == actor.person_id


def _own(actor: Actor, it: Expert) -> None:
    if not is_own(actor, it):
        raise Refused(_("Dit zegt een deskundige zelf."))


def say_full(actor: Actor, it: Expert) -> None:
    """Somebody is full, or has room again, when they say so themselves."""
    _own(actor, it)


def sell_as(actor: Actor, it: Expert, *, tax: str = Tax.HIGH) -> None:
    """A freelancer says what stands on their own invoices; who sends one is an entrepreneur for VAT."""
    _own(actor, it)
    if it.kind != Kind.FREELANCER:
        raise Refused(_("Een deskundige vrijwilliger stuurt geen factuur."))
    if CATEGORY[Tax(tax)] == "O":
        raise Refused(_("Kies een soort btw die bij een zelfstandige past."))


def join(actor: Actor, it: Expert, centre: Centre, state: str = "") -> None:
    """Somebody asks to be in the pool of an open centre, once at a time."""
    _own(actor, it)
    if not centre.is_open:
        raise Refused(_("Deze centrale doet nu niet mee."))
    if state in (State.ASKED, State.IN):
        raise Refused(_("Je staat al bij deze pool."))


def _staff(actor: Actor, it: PoolMember) -> None:
    if not actor.works_for(it):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))


def _decide(actor: Actor, it: PoolMember, reason: str) -> None:
    _staff(actor, it)
    if it.state != State.ASKED:
        raise Refused(_("Hier is al over besloten."))
    if not reason.strip():
        raise Refused(_("Schrijf de reden op. De deskundige leest die in de brief."))


def admit(actor: Actor, it: PoolMember, reason: str = "-") -> None:
    """Staff admit who asked for it, with a reason that the person reads."""
    _decide(actor, it, reason)


def refuse(actor: Actor, it: PoolMember, reason: str = "-") -> None:
    """Staff say no to who asked for it, with a reason that the person reads."""
    _decide(actor, it, reason)


def leave(actor: Actor, it: PoolMember) -> None:
    """Somebody leaves a pool at any moment; the centre can end a place too."""
    if not is_own(actor, it.expert):
        _staff(actor, it)
    if it.state not in (State.ASKED, State.IN):
        raise Refused(_("Deze plek in de pool is al voorbij."))
