"""Counting the actuals of all agreements: one statement per measure and area, never one per indicator."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate

from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.partnership.agreements import rules
from aanjager.partnership.agreements.models import Agreement, Indicator
from aanjager.partnership.agreements.queries.figures import first_and_last
from aanjager.partnership.measures import queries as measures

Told = Callable[[str, int, int], None]

# What a measure counts per centre and month goes to every month of every indicator that uses it;
# a month of which nothing is there becomes 0, and what did not change is not written.
WRITE = """
WITH counted (centre_id, month, n) AS ({counted})
INSERT INTO partnership_actual (indicator_id, month, value, source)
SELECT i.id, m.month::date, COALESCE(c.n, 0), ''
FROM partnership_indicator i
JOIN partnership_agreement a ON a.id = i.agreement_id
CROSS JOIN LATERAL generate_series(a.starts_on, LEAST(a.ends_on, %s), interval '1 month') AS m (month)
LEFT JOIN counted c ON c.centre_id = a.centre_id AND c.month = m.month::date
WHERE i.measure = %s AND i.area_id IS NOT DISTINCT FROM %s AND (%s::bigint IS NULL OR a.id = %s)
ON CONFLICT (indicator_id, month) DO UPDATE SET value = EXCLUDED.value
WHERE partnership_actual.value <> EXCLUDED.value
"""


def _nothing(_name: str, _done: int, _total: int) -> None:
    return None


def refresh(
    only: Agreement | None = None, *, by: Actor, at: datetime, tell: Told = _nothing
) -> int:
    """Count the actuals of all agreements, or of one; return how many months changed.

    Each measure is counted and written on its own, so that a long count holds nothing up; twice
    gives the same.
    """
    rules.refresh(by)
    mine = Agreement.objects.filter(pk=only.pk) if only else Agreement.objects.all()
    period = first_and_last(mine.only("starts_on", "ends_on"))
    if period is None:
        return 0
    pairs = Indicator.objects.filter(agreement__in=mine).exclude(measure="").order_by()
    wanted = sorted(pairs.values_list("measure", "area").distinct(), key=str)
    areas = Area.objects.in_bulk([area for _m, area in wanted if area])
    changed = 0
    for done, (measure, area) in enumerate(wanted, start=1):
        if measures.known(measure):
            asked = areas.get(area)
            changed += _count(measure, asked, period, localdate(at), only)
        tell(measure, done, len(wanted))
    mine.update(refreshed_at=at)
    return changed


@transaction.atomic
def _count(
    measure: str, area: Area | None, period: tuple[date, date], today: date, only: Agreement | None
) -> int:
    first, last = period
    counted: Any = measures.by_month(measure, first, last, area)
    if only:
        counted = counted.filter(of_centre=only.centre_id)
    sql, values = counted.query.sql_with_params()
    one = only.pk if only else None
    with connection.cursor() as cursor:
        cursor.execute(
            WRITE.format(counted=sql),
            [*values, today, measure, area.pk if area else None, one, one],
        )
        return int(cursor.rowcount)
