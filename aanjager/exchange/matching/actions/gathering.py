"""Rows of one neighbourhood lie together on disk, so that a list reads few pages."""

import logging
from datetime import datetime

from django.db import OperationalError, connection, transaction

from aanjager.exchange.matching import rules
from aanjager.kernel.actor import Actor

log = logging.getLogger("aanjager.matching")
TABLES = {"exchange_standing": "standing_by_point", "exchange_standingwords": "words_by_block"}
SCATTERED = """
SELECT coalesce(sum(pages) / sum(ceil(rows / (
         SELECT greatest(1, count(*)::float8 * 8192 / greatest(1, pg_relation_size('{table}'))) FROM {table}))), 1)
  FROM (SELECT count(*) AS rows, count(DISTINCT (t.ctid::text::point)[0]) AS pages
          FROM {table} t JOIN exchange_standingwords w ON w.standing_id = t.{key} GROUP BY w.block) q
"""
MOST_SCATTERED = 2  # times as many pages as the rows of a block need


def gather(*, by: Actor, at: datetime) -> list[str]:
    """Lay rows of one neighbourhood together again where they lie scattered; say in which tables.

    Rewriting a table (`CLUSTER`) keeps readers of the finder waiting: 14 seconds for the words of
    200,000 open opportunities, a minute and a half for a million, measured on a crowded machine.
    Moving rows in small batches would not, but the holes that leaves are filled again with rows from
    everywhere, so it never ends. So: only when a block lies on twice the pages it needs, at night,
    and never waiting longer than three seconds for others, because whoever comes after would wait
    too. Gathering what lies together does nothing; the next night tries again.
    """
    rules.gather(by)
    return [table for table in TABLES if is_scattered(table) and _rewrite(table)]


def is_scattered(table: str) -> bool:
    """Whether the rows of a block lie on far more pages than they need."""
    key = "opportunity_id" if table == "exchange_standing" else "standing_id"
    with connection.cursor() as cursor:
        cursor.execute(SCATTERED.format(table=table, key=key))
        return bool(cursor.fetchone()[0] > MOST_SCATTERED)


def _rewrite(table: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
            cursor.execute(f"CLUSTER {table} USING {TABLES[table]}")
            cursor.execute(f"ANALYZE {table}")
    except OperationalError:
        log.info("matching.gather_waits table=%s", table)
        return False
    return True
