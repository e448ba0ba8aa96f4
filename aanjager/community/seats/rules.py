"""When there is a seat, who gets it and why the queue stands still: pure, without a database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.template.defaultfilters import date as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.community.seats.choices import HOLDING, OFFERED, SEATED, WAITING
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


class Row(Protocol):
    """Somebody who wants a seat."""

    pk: int
    state: str
    priority: int
    queued_at: datetime
    placed_at: datetime | None
    offered_until: datetime | None
    cancelled_at: datetime | None


@dataclass(frozen=True)
class Hall:
    """What people sit in: how many seats, until when one can get in, how long an offer waits.

    No capacity means that there is always a seat.
    """

    capacity: int | None
    closes_at: datetime
    offer_term: timedelta = timedelta(hours=48)


@dataclass(frozen=True)
class Taken:
    """How many sit, were offered a seat, and wait; and when the first offer ends."""

    seated: int = 0
    offered: int = 0
    waiting: int = 0
    next_offer_ends: datetime | None = None


def left(hall: Hall, taken: Taken) -> int | None:
    """Return how many seats are free, an offered seat being taken; None without a limit."""
    if hall.capacity is None:
        return None
    return max(0, hall.capacity - taken.seated - taken.offered)


def overbooked(hall: Hall, taken: Taken) -> int:
    """Return how many people sit beyond the capacity, after it was lowered: nobody is thrown out."""
    return max(0, taken.seated + taken.offered - hall.capacity) if hall.capacity is not None else 0


def first_state(hall: Hall, taken: Taken) -> str:
    """Whoever comes gets a seat when one is free and nobody waits for it; else a place in the queue."""
    free = left(hall, taken)
    return SEATED if free is None or (free > 0 and not taken.waiting) else WAITING


def offer_ends(hall: Hall, at: datetime) -> datetime:
    """An offer waits for its term, and never past the closing."""
    return min(at + hall.offer_term, hall.closes_at)


def how_many(hall: Hall, taken: Taken, at: datetime) -> int:
    """Return to how many of those who wait a seat can go now; after the closing to nobody."""
    if at >= hall.closes_at or not taken.waiting:
        return 0
    free = left(hall, taken)
    return taken.waiting if free is None else min(free, taken.waiting)


def why_it_stands(hall: Hall, taken: Taken, at: datetime) -> str:
    """Say why the queue does not move now."""
    if at >= hall.closes_at:
        return _("Aanmelden is gesloten. De wachtlijst schuift niet meer op.")
    extra = overbooked(hall, taken)
    if extra:
        return ngettext(
            "Er zit %(n)s mens meer dan er plaatsen zijn. De wachtlijst schuift pas op als er plaats is.",
            "Er zitten %(n)s mensen meer dan er plaatsen zijn. De wachtlijst schuift pas op als er plaats is.",
            extra,
        ) % {"n": extra}
    if taken.offered and taken.next_offer_ends:
        until = format_date(localtime(taken.next_offer_ends), "j F, H.i")
        return ngettext(
            "Er loopt %(n)s aanbod tot %(until)s uur. Daarna is de volgende aan de beurt.",
            "Er lopen %(n)s aanbiedingen, de eerste tot %(until)s uur. Daarna is de volgende aan de beurt.",
            taken.offered,
        ) % {"n": taken.offered, "until": until}
    if left(hall, taken) != 0:
        return _("Er is plaats. Wie vooraan staat, krijgt zo bericht.")
    return _("Alle plaatsen zijn bezet. Meldt iemand zich af, dan krijg je bericht.")


# What may be done with a seat, whoever asks


def enter(actor: Actor, hall: Hall, *, at: datetime) -> None:
    """One gets in until the closing."""
    if at >= hall.closes_at:
        raise Refused(_("Aanmelden kan niet meer: de tijd is voorbij."))


def refill(actor: Actor, hall: Hall) -> None:
    """Seats that are free go to the queue by themselves, whoever made them free."""


def seat(actor: Actor, hall: Hall, taken: Taken, row: Row) -> None:
    """Who waits can be given a seat by hand, as long as there is one."""
    if row.state not in {WAITING, OFFERED}:
        raise Refused(_("Deze persoon wacht niet op een plaats."))
    if row.state == WAITING and left(hall, taken) == 0:
        raise Refused(_("Er is geen plaats vrij. Maak eerst het aantal plaatsen groter."))


def accept(actor: Actor, row: Row, *, at: datetime) -> None:
    """An offered seat is accepted in time."""
    if row.state != OFFERED or row.offered_until is None:
        raise Refused(_("Er is nu geen plaats aangeboden."))
    if at > row.offered_until:
        raise Refused(_("De tijd om te antwoorden is voorbij. De plaats ging naar de volgende."))


def lapse(actor: Actor, row: Row, *, at: datetime) -> None:
    """An offer without an answer ends after its term."""
    if row.state != OFFERED or row.offered_until is None or at <= row.offered_until:
        raise Refused(_("De tijd om te antwoorden is nog niet voorbij."))


def leave(actor: Actor, row: Row) -> None:
    """Who sits, waits or was offered a seat can give it up."""
    if row.state not in (HOLDING | {WAITING}) - {"present"}:
        raise Refused(_("Deze aanmelding loopt niet meer."))
