"""Counting what was seen, without who looked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime

from aanjager.exchange.matching import rules
from aanjager.exchange.matching.models import ShownList
from aanjager.exchange.opportunities.models import Standing
from aanjager.kernel.actor import Actor


@transaction.atomic
def count_shown(
    ids: Sequence[int], *, version: int, centre_id: int | None, by: Actor, at: datetime
) -> None:
    """Add one to the exposure of each place of a list that was seen, and keep the list by day.

    Not in the audit: an entry would say who looked, and that is what is never kept. The rows are
    taken in the order of their keys, so that two lists never wait for each other.
    """
    rules.count_shown(by)
    rows = Standing.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    present = set(rows.values_list("pk", flat=True))
    Standing.objects.filter(pk__in=present).update(shown=F("shown") + 1)
    ShownList.objects.create(
        centre_id=centre_id,
        shown_on=localtime(at).date(),
        version=version,
        opportunity_ids=[pk for pk in ids if pk in present],
    )
