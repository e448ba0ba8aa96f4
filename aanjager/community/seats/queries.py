"""Counting seats."""

from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from aanjager.community.seats.choices import OFFERED, ORDER, PRESENT, SEATED, WAITING
from aanjager.community.seats.rules import Row, Taken


def taken(rows: QuerySet[Any]) -> Taken:
    """Count who sits, was offered a seat and waits among the rows of one thing; one statement."""
    counted = rows.aggregate(
        seated=Count("pk", filter=Q(state__in=[SEATED, PRESENT])),
        offered=Count("pk", filter=Q(state=OFFERED)),
        waiting=Count("pk", filter=Q(state=WAITING)),
        next_offer_ends=Min("offered_until", filter=Q(state=OFFERED)),
    )
    return Taken(**counted)


def place_in_queue(rows: QuerySet[Any], row: Row) -> int:
    """Return the place of somebody in the queue, from 1; 0 for who does not wait."""
    if row.state != WAITING:
        return 0
    keys = rows.filter(state=WAITING).order_by(*ORDER).values_list("pk", flat=True)
    return list(keys).index(row.pk) + 1
