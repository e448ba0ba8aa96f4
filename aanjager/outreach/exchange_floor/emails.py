"""The letters of a floor: confirm what you posted, your deal, signed by both, what came of it."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.outreach.exchange_floor.models import Deal, DealSide, ExchangeFloor, Post
from aanjager.trust.letters import actions as letters


def _write(
    kind: str,
    floor: ExchangeFloor,
    to: tuple[str, str, Person | None],
    *,
    key: str,
    words: tuple[Promise, Sequence[Promise]],
    facts: dict[str, str],
    path: str,
    at: datetime,
) -> None:
    (address, name, person), (subject, lines) = to, words
    if not address:
        return
    user = person.user if person else None
    with translation.override(user.language if user else "nl"):
        told = {**facts, "floor": floor.title, "day": date_format(floor.held_on, "j F Y")}
        text = {
            "name": name,
            "lines": [str(line) % told for line in lines],
            "link": centres.link(floor.centre, path),
            "signs": floor.centre.name,
        }
        letters.write(
            f"exchange-floor-{kind}",
            f"exchange-floor-{kind}-{key}-{at:%Y%m%d%H%M}",
            letters.To(address, name, user.pk if user else None),
            subject=(str(subject) % told)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(floor.centre.pk, floor.centre.name, floor.centre.email),
        )


def please_confirm(it: Post, token: str, *, at: datetime) -> None:
    """The link with which a post is shown."""
    _write(
        "confirm", it.floor, (it.email, it.contact_name, it.person),
        key=f"{it.pk}", words=(_("Bevestig je plaatsing: %(title)s"), [
            _("Je plaatste iets op %(floor)s van %(day)s: %(title)s"),
            _("Klopt dat? Open de link en bevestig. Dan staat het erop. Daar haal je het ook weg."),
            _("Was jij dit niet? Doe dan niets. Na een week wissen we het."),
        ]),
        facts={"title": it.title}, path=reverse("exchange_floor:confirm", args=[token]), at=at,
    )  # fmt: skip


def named(floor: ExchangeFloor, person: Person, *, at: datetime) -> None:
    """To who was named: what it is, and where deals are recorded."""
    words: tuple[Promise, Sequence[Promise]] = (
        _("Je bent matchmaker: %(floor)s"),
        [
            _("De centrale vroeg je om deals vast te leggen op %(floor)s van %(day)s."),
            _("Op de pagina kies je wie geeft en wie krijgt. Daarna tekenen ze op je scherm."),
        ],
    )
    to = (person.email, person.name, person)
    path = reverse("exchange_floor:deals", args=[floor.pk])
    key = f"{floor.pk}-{person.pk}"
    _write("named", floor, to, key=key, words=words, facts={}, path=path, at=at)


def _of_deal(
    kind: str, side: DealSide, other: DealSide, *, token: str, subject: Promise,
    lines: Sequence[Promise], at: datetime,
) -> None:  # fmt: skip
    it: Deal = side.deal
    gives, gets = (side, other) if side.role == DealSide.Role.GIVES else (other, side)
    told: list[Promise] = [lines[0], _("%(gets)s krijgt van %(gives)s: %(what)s")]
    if it.returns:
        told.append(_("%(gets)s doet terug: %(returns)s"))
    facts = {
        "other": other.party, "gives": gives.party, "gets": gets.party,
        "what": it.what, "returns": it.returns,
    }  # fmt: skip
    _write(
        kind, it.floor, (side.email, side.contact_name, side.person),
        key=f"{side.pk}", words=(subject, [*told, *lines[1:]]), facts=facts,
        path=reverse("exchange_floor:side", args=[token]), at=at,
    )  # fmt: skip


def made(side: DealSide, other: DealSide, *, token: str, at: datetime) -> None:
    """Your deal, with the link to read and sign it."""
    _of_deal(
        "made", side, other, token=token, subject=_("Je deal met %(other)s"),
        lines=[
            _("Op %(floor)s maakte je een deal met %(other)s."),
            _("Op de pagina lees je hem na. Tekende je nog niet? Dan kan het daar."),
        ],
        at=at,
    )  # fmt: skip


def signed(side: DealSide, other: DealSide, *, token: str, at: datetime) -> None:
    """Signed by both, with whom to call: both were there and shook hands on it."""
    _of_deal(
        "signed", side, other, token=token, subject=_("Getekend: je deal met %(other)s"),
        lines=[
            _("Jij en %(other)s tekenden allebei. Doe het binnen een jaar."),
            _("Op de pagina staat met wie je belt, en de deal om te printen. We vragen later na."),
        ],
        at=at,
    )  # fmt: skip


def asked(side: DealSide, other: DealSide, *, token: str, at: datetime) -> None:
    """What came of it?"""
    _of_deal(
        "asked", side, other, token=token, subject=_("Wat kwam er van je deal met %(other)s?"),
        lines=[
            _("Op %(floor)s van %(day)s beloofden jullie elkaar iets."),
            _("Is het gedaan? Eén klik op de pagina is genoeg. Nee is ook een antwoord."),
        ],
        at=at,
    )  # fmt: skip
