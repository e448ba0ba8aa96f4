"""Counting what was seen, without who looked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime

from aanjager.exchange.matching import rules
from aanjager.exchange.matching.models import ShownList
from aanjager.exchange.opportunities.models import Standing
from aanjager.kernel.actor import Actor


@transaction.atomic
def count_shown(
    ids: Sequence[int], *, number: str, version: int, centre_id: int | None, by: Actor, at: datetime
) -> None:
    """Add one to the exposure of each place of a list that was seen, and keep the list by day, once.

    Not in the audit: an entry would say who looked, and that is what is never kept. The rows are
    taken in the order of their keys, so that two lists never wait for each other.
    """
    rules.count_shown(by)
    day = localtime(at).date()
    facts: dict[str, Any] = {
        "centre_id": centre_id,
        "shown_on": day,
        "version": version,
        "opportunity_ids": [],
    }
    shown, is_new = ShownList.objects.get_or_create(number=number, defaults=facts)
    if not is_new:
        return
    rows = Standing.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    present = set(rows.values_list("pk", flat=True))
    Standing.objects.filter(pk__in=present).update(shown=F("shown") + 1)
    shown.opportunity_ids = [pk for pk in ids if pk in present]
    shown.save(update_fields=["opportunity_ids"])


@transaction.atomic
def count_reaction(opportunity_id: int, *, number: str, by: Actor, at: datetime) -> None:
    """Say of the list with this number that somebody reacted to this, when it stood there; not who.

    Not in the audit, as looking is not. The first reaction stays.
    """
    rules.count_reaction(by)
    found = ShownList.objects.filter(number=number, opportunity_ids__contains=[opportunity_id])
    found.filter(reacted_to=None).update(reacted_to=opportunity_id)


@transaction.atomic
def forget_numbers(*, by: Actor, at: datetime) -> int:
    """Take the numbers from the lists of the days before: nothing leads back to a page any more."""
    rules.forget_numbers(by)
    before = ShownList.objects.filter(shown_on__lt=localtime(at).date())
    return before.exclude(number="").update(number="")
