"""Giving seats. The caller holds the row of the meeting or course, and tells people about it.

Every action changes rows with the fields of `rules.Row` and nothing else; the audit line and the
letter belong to who asked, in the same transaction.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from aanjager.community.seats import queries, rules
from aanjager.community.seats.choices import (
    CANCELLED,
    LAPSED,
    OFFERED,
    ORDER,
    SEATED,
    WAITING,
)
from aanjager.community.seats.rules import Hall
from aanjager.kernel.actor import Actor

FIELDS = ["state", "queued_at", "placed_at", "offered_until", "cancelled_at"]


def enter(row: Any, hall: Hall, rows: QuerySet[Any], *, by: Actor, at: datetime) -> None:
    """Give a new row a seat, or the last place in the queue."""
    rules.enter(by, hall, at=at)
    row.state, row.queued_at = rules.first_state(hall, queries.taken(rows)), at
    row.placed_at = at if row.state == SEATED else None
    row.save()


def refill(
    hall: Hall, rows: QuerySet[Any], *, by: Actor, at: datetime, at_once: bool = False
) -> list[Any]:
    """Offer free seats to who waits longest, or with `at_once` seat them; return who it was.

    After the closing nothing is offered.
    """
    rules.refill(by, hall)
    many = rules.how_many(hall, queries.taken(rows), at)
    found = list(rows.filter(state=WAITING).order_by(*ORDER)[:many]) if many else []
    for row in found:
        if at_once:
            _seat(row, at)
        else:
            row.state, row.offered_until = OFFERED, rules.offer_ends(hall, at)
            row.save(update_fields=FIELDS)
    return found


def seat(row: Any, hall: Hall, rows: QuerySet[Any], *, by: Actor, at: datetime) -> None:
    """Give somebody who waits a seat, before others."""
    rules.seat(by, hall, queries.taken(rows), row)
    _seat(row, at)


def accept(row: Any, *, by: Actor, at: datetime) -> None:
    """Take the seat that was offered."""
    rules.accept(by, row, at=at)
    _seat(row, at)


def lapse(row: Any, *, by: Actor, at: datetime) -> None:
    """End an offer that nobody answered; who still wants to come begins at the end of the queue."""
    rules.lapse(by, row, at=at)
    row.state, row.offered_until = LAPSED, None
    row.save(update_fields=FIELDS)


def leave(row: Any, *, by: Actor, at: datetime) -> None:
    """Give up a seat or a place in the queue."""
    rules.leave(by, row)
    row.state, row.cancelled_at, row.offered_until = CANCELLED, at, None
    row.save(update_fields=FIELDS)


def _seat(row: Any, at: datetime) -> None:
    row.state, row.placed_at, row.offered_until = SEATED, at, None
    row.save(update_fields=FIELDS)
