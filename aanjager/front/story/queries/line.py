"""The line: from a note to the sentence or the promise it became, and back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from aanjager.assembly.meetings.models import Meeting
from aanjager.front.story.choices import DEEPEST, KINDS


@dataclass(frozen=True)
class Step:
    """One thing on the line. `distance` is negative towards the note, positive towards what came of it.

    `how` says by what link it was reached; `start` is the pk of the thing the walk began at.
    """

    start: int
    kind: str
    pk: int
    number: int | None
    words: str
    state: str
    reason: str
    at: datetime | None
    is_reconstruction: bool
    distance: int
    how: str

    @property
    def kind_name(self) -> Any:
        """What it is, in a word of the field."""
        return KINDS[self.kind]


WALK = """
WITH RECURSIVE forth (start, kind, id, distance, how) AS (
  SELECT x, %(kind)s::text, x, 0, ''::text FROM unnest(%(starts)s::bigint[]) x
  UNION
  SELECT f.start, e.to_kind, e.to_id, f.distance + 1, e.how
    FROM forth f JOIN trace_edge e ON e.from_kind = f.kind AND e.from_id = f.id
   WHERE f.distance < %(deepest)s
), back (start, kind, id, distance, how) AS (
  SELECT x, %(kind)s::text, x, 0, ''::text FROM unnest(%(starts)s::bigint[]) x WHERE %(both)s
  UNION
  SELECT b.start, e.from_kind, e.from_id, b.distance - 1, e.how
    FROM back b JOIN trace_edge e ON e.to_kind = b.kind AND e.to_id = b.id
   WHERE b.distance > -%(deepest)s
), walked AS (
  SELECT DISTINCT ON (start, kind, id) start, kind, id, distance, how
    FROM (SELECT * FROM forth UNION ALL SELECT * FROM back) w
   ORDER BY start, kind, id, abs(distance) DESC
)
SELECT w.start, w.kind, w.id, n.number, n.words, n.state, n.reason, n.at, n.is_reconstruction,
       w.distance, CASE WHEN w.how = 'said' AND EXISTS (
         SELECT 1 FROM trace_edge e WHERE e.from_kind = w.kind AND e.from_id = w.id
       ) THEN 'said_and_led' ELSE w.how END
  FROM walked w JOIN trace_node n ON n.kind = w.kind AND n.id = w.id
 ORDER BY w.start, w.distance, w.kind, n.number, w.id
"""
STANDS = """
SELECT 1 FROM trace_node WHERE kind = %(kind)s AND id = %(pk)s AND meeting_id = %(meeting)s
"""


def walk(kind: str, starts: list[int], *, both: bool = True) -> list[Step]:
    """Return every thing that lies on the line through these, in order; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(WALK, {"kind": kind, "starts": starts, "both": both, "deepest": DEEPEST})
        return [Step(*row) for row in cursor.fetchall()]


def stands_in(meeting: Meeting, kind: str, pk: int) -> bool:
    """Whether this thing is of this meeting: the only ones whose line its page tells."""
    with connection.cursor() as cursor:
        cursor.execute(STANDS, {"kind": kind, "pk": pk, "meeting": meeting.pk})
        return cursor.fetchone() is not None
