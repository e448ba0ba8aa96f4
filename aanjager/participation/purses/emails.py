"""The letters about money: to the organisation that is asked, and to who carries the initiative.

No amount and no receipt stands in a letter; those are behind the link.
"""

from collections.abc import Iterable
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.queries import Reader
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.purses.models import Entry, Purse
from aanjager.trust.letters import actions as letters


def asks_you(purse: Purse, *, at: datetime) -> None:
    """An organisation is asked to have the money, and what that means."""
    _write(
        f"asked-{at:%Y%m%d%H%M%S}",
        purse,
        organisations.readers_of(purse.host),
        _("Wil %(host)s het geld beheren van %(title)s?"),
        [
            _('De mensen van "%(title)s" vragen of %(host)s hun geld wil ontvangen.'),
            _(
                "Dat betekent: het geld komt op jullie rekening, jullie betalen de bonnen, en "
                "het overzicht blijft vijf jaar bewaard. Ja of nee zeg je op deze pagina:"
            ),
        ],
        at=at,
    )


def let_off(purse: Purse, *, at: datetime) -> None:
    """Another organisation was asked; this one need not answer."""
    _write(
        f"let-off-{at:%Y%m%d%H%M%S}",
        purse,
        organisations.readers_of(purse.host),
        _("Je hoeft niet meer te antwoorden: %(title)s"),
        [_('De mensen van "%(title)s" vragen een andere organisatie. Bedankt voor het meedenken.')],
        at=at,
    )


def host_answered(purse: Purse, *, at: datetime) -> None:
    """The organisation said yes or no, and what comes next."""
    said_yes = purse.state == Purse.State.OPEN
    _write(
        f"answered-{at:%Y%m%d%H%M%S}",
        purse,
        _leaders(purse),
        _("%(host)s zei ja: %(title)s") if said_yes else _("%(host)s zei nee: %(title)s"),
        [
            _('%(host)s beheert voortaan het geld van "%(title)s".'),
            _("Vul elke uitgave in met een foto van de bon. Dat gaat hier:"),
        ]
        if said_yes
        else [
            _('%(host)s beheert het geld van "%(title)s" liever niet.'),
            _("Vraag een andere organisatie, of vraag de centrale wie dat kan. Dat gaat hier:"),
        ],
        at=at,
    )


def waits_for_you(purse: Purse, *, at: datetime) -> None:
    """Something was spent and waits for the host; once a day, however many there are."""
    _write(
        f"waits-{localdate(at):%Y%m%d}",
        purse,
        organisations.readers_of(purse.host),
        _("Een uitgave wacht op jullie: %(title)s"),
        [_('Bij "%(title)s" is een uitgave ingevuld. Kijk en zeg of jullie betalen:')],
        at=at,
    )


def not_paid(entry: Entry, *, at: datetime) -> None:
    """A payment was refused, and why; the reason stands behind the link."""
    _write(
        f"not-paid-{entry.pk}",
        entry.purse,
        _leaders(entry.purse),
        _("Niet betaald: %(title)s"),
        [_('%(host)s betaalt een uitgave van "%(title)s" niet. Waarom niet, lees je hier:')],
        at=at,
    )


def closed(purse: Purse, *, at: datetime) -> None:
    """The organisation settled the purse; the overview stays for five years."""
    _write(
        f"closed-{at:%Y%m%d%H%M%S}",
        purse,
        _leaders(purse),
        _("Het geld is afgerekend: %(title)s"),
        [
            _(
                "%(host)s heeft het potje afgerekend en gesloten. Op de pagina staat hoe het eindigde."
            )
        ],
        at=at,
    )


def _leaders(purse: Purse) -> list[Reader]:
    return [
        Reader(it.email, it.name, it.user.language if it.user else "nl", it.user_id)
        for it in initiatives.leaders(purse.initiative)
        if it.email
    ]


def _write(
    mark: str,
    purse: Purse,
    readers: Iterable[Reader],
    subject: Promise,
    lines: list[Promise],
    *,
    at: datetime,
) -> None:
    """Write one letter to each reader in their language; the mark makes that it is written once."""
    it, host = purse.initiative, purse.host
    known = {"title": it.title, "host": host.name}
    for reader in readers:
        with translation.override(reader.language):
            text = {
                "name": reader.name,
                "lines": [str(line) % known for line in lines],
                "link": centres.link(it.centre, reverse("purses:overview", args=[it.pk])),
                "signs": it.centre.name,
            }
            letters.write(
                "purse",
                f"purse-{it.pk}-{mark}-{reader.user_id or reader.address}"[:120],
                letters.To(reader.address, reader.name, reader.user_id),
                subject=(str(subject) % known)[:200],
                body=render_to_string("letters/letter.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
            )
