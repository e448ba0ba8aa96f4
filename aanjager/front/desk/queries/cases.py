"""The cases of a centre as a list: searched, in an order, and as a table to take along."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.exchange.brokerage import queries as brokerage
from aanjager.exchange.brokerage.models import CaseQuerySet
from aanjager.kernel.actor import Actor

ORDERS = {
    "naam": ["person__name", "pk"],
    "fase": ["phase", "pk"],
    "nieuw": ["-opened_at", "-pk"],
}


def of_centre(
    actor: Actor, centre: Centre, *, which: str = "", text: str = "", order: str = ""
) -> CaseQuerySet:
    """Cases at the centre whose person has every word in the name; without an order, the next day first."""
    found = brokerage.at(actor, centre, which=which)
    for word in text.split()[:5]:
        found = found.filter(person__name__icontains=word)
    return found.order_by(*ORDERS[order]) if order in ORDERS else found


def header() -> list[str]:
    """The names of the columns of `sheet`."""
    return [
        _("wie"),
        _("fase"),
        _("volgende stap"),
        _("wanneer"),
        _("consulent"),
        _("begonnen"),
        _("afgesloten"),
        _("hoe het afliep"),
    ]


def sheet(found: CaseQuerySet) -> Iterator[list[Any]]:
    """The cases as rows of a table, without the words that were spoken."""
    for it in found.iterator(500):
        yield [
            it.person.name,
            it.get_phase_display(),
            it.next_step,
            it.next_on or "",
            it.consultant.name,
            it.opened_at.date(),
            it.closed_at.date() if it.closed_at else "",
            it.get_ending_display(),
        ]
