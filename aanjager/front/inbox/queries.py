"""The reactions of an organisation or of the desk as a list: in an order, and as a table to take along."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.placements import queries as placements
from aanjager.kernel.actor import Actor

ORDERS = {
    "nieuw": ["-reacted_at", "-pk"],
    "naam": ["person__name", "pk"],
    "vacature": ["opportunity__title", "pk"],
}


IN_A_ROW = [
    "state", "companion", "answer_by", "reminded_at", "stepped_in_at", "talk_at", "answered_at",
    "offer_until", "reserve_since", "agreed_at", "started_on", "ended_at", "end_reason", "reacted_at",
    "person__name", "opportunity__title", "organisation__name",
]  # fmt: skip


def reactions(
    actor: Actor, organisation: Organisation | None, *, group: str, text: str, order: str
) -> Any:
    """The reactions of a group, no more of each than a row shows; without an order the clock rules."""
    found = placements.inbox(actor, organisation, group=group, text=text).only(*IN_A_ROW)
    return found.order_by(*ORDERS[order]) if order in ORDERS else found


def header() -> list[str]:
    """The names of the columns of `sheet`."""
    return [
        _("wie"),
        _("vacature"),
        _("organisatie"),
        _("stand"),
        _("gereageerd op"),
        _("antwoord uiterlijk"),
        _("begonnen op"),
    ]


def sheet(found: Any) -> Iterator[list[Any]]:
    """The reactions as rows of a table, without addresses and without what was said."""
    for it in found.iterator(500):
        yield [
            it.person.name,
            it.opportunity.title,
            it.organisation.name,
            it.get_state_display(),
            localdate(it.reacted_at),
            localdate(it.answer_by) if it.answer_by else "",
            it.started_on or "",
        ]
