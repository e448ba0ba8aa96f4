"""The order told: its weights, an example, and what it does to large and small organisations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from aanjager.exchange.matching.choices import SIZES
from aanjager.exchange.matching.queries import finding
from aanjager.exchange.matching.queries.finder import weighing
from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import RankInput, Wish

DAYS = 28
SHARES = """
WITH size AS (
  SELECT organisation_id, count(*) AS open FROM exchange_standing GROUP BY organisation_id),
classed AS (
  SELECT s.opportunity_id, c.n FROM exchange_standing s JOIN size USING (organisation_id)
    JOIN unnest(%(lows)s::int[], %(highs)s::int[]) WITH ORDINALITY AS c (low, high, n)
      ON size.open BETWEEN c.low AND c.high),
seen AS (
  SELECT unnest(opportunity_ids) AS opportunity_id FROM exchange_shownlist
   WHERE shown_on > %(since)s),
exposure AS (SELECT c.n, count(*) AS times FROM seen JOIN classed c USING (opportunity_id) GROUP BY c.n)
SELECT o.n, count(*), coalesce(max(e.times), 0) FROM classed o LEFT JOIN exposure e USING (n)
 GROUP BY o.n ORDER BY o.n
"""


@dataclass(frozen=True)
class Share:
    """What organisations of one size have open, and how much of the exposure they get."""

    low: int
    high: int
    open: int
    seen: int
    share_open: int
    share_seen: int


def order_explained(at: datetime) -> dict[str, Any]:
    """Return the weights, a worked example and the shares of the last four weeks."""
    weights = weighing()
    wish = Wish(reach_m=10_000, themes=0b1, dayparts=0b11 << 15)
    near = RankInput(
        id=1, organisation=1, metres=2_100.0, themes=0b1, dayparts=0b1 << 15, languages=1, access=0,
        skills=0, learns=0, age_min=0, age_max=200, rhythm=3, wanted=3, load_milli=1000,
        week_count=0, shown=4,
    )  # fmt: skip
    return {
        "weights": weights,
        "example": order.parts(wish, near, weights),
        "shares": _shares(at),
        "days": DAYS,
    }


def _shares(at: datetime) -> list[Share]:
    values: dict[str, Any] = {
        "lows": [low for low, _high in SIZES],
        "highs": [high for _low, high in SIZES],
        "since": finding.today(at) - timedelta(days=DAYS),
    }
    with connection.cursor() as cursor:
        cursor.execute(SHARES, values)
        rows = cursor.fetchall()
    all_open, all_seen = (max(1, sum(row[n] for row in rows)) for n in (1, 2))
    return [
        Share(*SIZES[n - 1], some, seen, round(100 * some / all_open), round(100 * seen / all_seen))
        for n, some, seen in rows
    ]
