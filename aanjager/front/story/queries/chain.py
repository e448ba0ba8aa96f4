"""The chain: from a note or a signal over plan and money to the sentence of a report, and back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from aanjager.front.story.choices import DEEPEST, MOST_SHOWN, MOST_WALKED
from aanjager.kernel.actor import Actor

SEEN = """(n.is_public OR n.centre_id = ANY(%(centres)s::bigint[]) OR n.also_for && %(centres)s::bigint[]
           OR (n.centre_id IS NULL AND %(association)s))"""
# `OFFSET 0` keeps each step a look by key in one branch of a view, instead of a join with all.
CHAIN = f"""
WITH RECURSIVE here (kind, id, distance) AS (
  SELECT n.kind, n.id, 0 FROM chain_node n
   WHERE n.kind = %(kind)s AND n.id = %(pk)s AND {SEEN}
), forth (kind, id, distance) AS (
  SELECT * FROM here
  UNION
  SELECT n.kind, n.id, f.distance + 1 FROM forth f
   CROSS JOIN LATERAL (SELECT e.to_kind, e.to_id FROM chain_edge e
     WHERE e.from_kind = f.kind AND e.from_id = f.id OFFSET 0) e
   CROSS JOIN LATERAL (SELECT n.kind, n.id FROM chain_node n
     WHERE n.kind = e.to_kind AND n.id = e.to_id AND {SEEN} OFFSET 0) n
   WHERE f.distance < %(deepest)s
), back (kind, id, distance) AS (
  SELECT * FROM here
  UNION
  SELECT n.kind, n.id, b.distance - 1 FROM back b
   CROSS JOIN LATERAL (SELECT e.from_kind, e.from_id FROM chain_edge e
     WHERE e.to_kind = b.kind AND e.to_id = b.id OFFSET 0) e
   CROSS JOIN LATERAL (SELECT n.kind, n.id FROM chain_node n
     WHERE n.kind = e.from_kind AND n.id = e.from_id AND {SEEN} OFFSET 0) n
   WHERE b.distance > -%(deepest)s
), walked AS (
  SELECT kind, id, min(abs(distance)) AS distance, row_number() OVER (
           PARTITION BY kind ORDER BY min(abs(distance)), id) AS place
    FROM ((SELECT * FROM forth LIMIT %(most)s) UNION ALL (SELECT * FROM back LIMIT %(most)s)) w
   GROUP BY kind, id
)
SELECT n.kind, n.id, n.number, n.words, n.state, n.reason, n.at, w.distance, n.is_public,
       n.under_id, w.place > %(shown)s
  FROM walked w CROSS JOIN LATERAL (
    SELECT * FROM chain_node n WHERE n.kind = w.kind AND n.id = w.id OFFSET 0) n
 WHERE w.place <= %(shown)s + 1 ORDER BY n.number, n.at, n.id
"""


@dataclass(frozen=True)
class Link:
    """One thing of the chain. `under` is the meeting, text, wave or agreement on whose page it stands;
    `is_beyond` says that there are more of its kind than are shown, and this is the first of those.
    """

    kind: str
    pk: int
    number: int | None
    words: str
    state: str
    reason: str
    at: datetime | None
    distance: int
    is_public: bool
    under: int | None = None
    is_beyond: bool = False


@dataclass(frozen=True)
class Reader:
    """Who walks: everybody, staff of these centres too, or the association for what has no centre."""

    centres: frozenset[int] = frozenset()
    is_association: bool = False

    @property
    def is_at_desk(self) -> bool:
        """Sees more than everybody does."""
        return bool(self.centres) or self.is_association


EVERYBODY = Reader()


def reader(actor: Actor, here: int | None) -> Reader:
    """Staff as staff of this centre; on the address of the network of each of theirs, and who works
    for the association there as that.
    """
    if here is not None:
        return Reader(actor.staff_of & {here})
    return Reader(actor.staff_of, actor.is_association)


def chain(kind: str, pk: int, who: Reader = EVERYBODY) -> list[Link]:
    """What lies on the chain through one thing, as far as this reader may see it; one statement.

    It never leads through something that may not be seen, at most `DEEPEST` links and `MOST_WALKED`
    things each way; of a kind the nearest are shown.
    """
    facts: dict[str, Any] = {"kind": kind, "pk": pk, "centres": sorted(who.centres)}
    facts |= {"association": who.is_association, "deepest": DEEPEST}
    with connection.cursor() as cursor:
        cursor.execute(CHAIN, {**facts, "most": MOST_WALKED, "shown": MOST_SHOWN})
        return [Link(*row) for row in cursor.fetchall()]
