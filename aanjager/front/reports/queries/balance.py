"""Counting for the closing balance, in one statement."""

from django.db import connection

from aanjager.assembly.meetings.models import Meeting
from aanjager.front.reports.rules.balance import Counts

STATEMENT = """
WITH note AS (
  SELECT n.state, n.id,
    (SELECT CASE WHEN bool_or(p.rank IS NOT NULL) THEN 'chosen' WHEN count(*) > 0 THEN 'not_chosen' END
       FROM assembly_pointsource s JOIN assembly_point p ON p.id = s.point_id
      WHERE s.note_id = n.id OR (n.cluster_id IS NOT NULL AND s.cluster_id = n.cluster_id)) AS went,
    n.cluster_id IS NOT NULL AS grouped
  FROM assembly_note n JOIN assembly_workinggroup g ON g.id = n.group_id WHERE g.meeting_id = %(meeting)s
), point AS (
  SELECT p.state, EXISTS (SELECT 1 FROM assembly_themesource s JOIN assembly_theme t ON t.id = s.theme_id
                           WHERE s.point_id = p.id AND NOT t.is_undone) AS themed
    FROM assembly_point p JOIN assembly_workinggroup g ON g.id = p.group_id
   WHERE g.meeting_id = %(meeting)s AND p.rank IS NOT NULL AND g.state = 'handed_in'
), theme AS (
  SELECT t.unchanged_because <> '' AS unchanged,
    EXISTS (SELECT 1 FROM assembly_amendmentsource s WHERE s.theme_id = t.id
              OR s.line_id IN (SELECT l.id FROM assembly_discussionline l WHERE l.theme_id = t.id)
              OR s.point_id IN (SELECT o.point_id FROM assembly_themesource o WHERE o.theme_id = t.id)
    ) AS amended
    FROM assembly_theme t WHERE t.meeting_id = %(meeting)s AND NOT t.is_undone
), amendment AS (
  SELECT DISTINCT a.id, a.state FROM assembly_amendmentsource s
    JOIN governance_amendment a ON a.id = s.amendment_id
   WHERE s.meeting_id = %(meeting)s AND a.state <> 'draft'
), commitment AS (
  SELECT c.state FROM assembly_commitment c WHERE c.meeting_id = %(meeting)s
)
SELECT
  (SELECT count(*) FROM note) AS notes,
  (SELECT count(*) FROM note WHERE state = 'visible' AND went = 'chosen') AS notes_chosen,
  (SELECT count(*) FROM note WHERE state = 'visible'
     AND (went = 'not_chosen' OR (went IS NULL AND grouped))) AS notes_not_chosen,
  (SELECT count(*) FROM note WHERE state = 'visible' AND went IS NULL AND NOT grouped) AS notes_loose,
  (SELECT count(*) FROM note WHERE state = 'hidden') AS notes_hidden,
  (SELECT count(*) FROM note WHERE state = 'withdrawn') AS notes_withdrawn,
  (SELECT count(*) FROM point) AS points,
  (SELECT count(*) FROM point WHERE themed) AS points_in_themes,
  (SELECT count(*) FROM point WHERE NOT themed AND state = 'separate') AS points_separate,
  (SELECT count(*) FROM point WHERE NOT themed AND state = 'not_treated') AS points_not_treated,
  (SELECT count(*) FROM point WHERE NOT themed AND state NOT IN ('separate', 'not_treated')) AS points_open,
  (SELECT count(*) FROM theme) AS themes,
  (SELECT count(*) FROM theme WHERE amended) AS themes_amended,
  (SELECT count(*) FROM theme WHERE NOT amended AND unchanged) AS themes_unchanged,
  (SELECT count(*) FROM theme WHERE NOT amended AND NOT unchanged) AS themes_open,
  (SELECT count(*) FROM amendment) AS amendments,
  (SELECT count(*) FROM amendment
     WHERE state IN ('adopted', 'changed', 'rejected', 'processed')) AS amendments_decided,
  (SELECT count(*) FROM amendment WHERE state = 'withdrawn') AS amendments_withdrawn,
  (SELECT count(*) FROM amendment WHERE state = 'lapsed') AS amendments_lapsed,
  (SELECT count(*) FROM amendment WHERE state = 'not_admitted') AS amendments_not_admitted,
  (SELECT count(*) FROM amendment WHERE state IN ('filed', 'admitted', 'discussed', 'held')) AS amendments_open,
  (SELECT count(*) FROM amendment WHERE state IN ('adopted', 'changed', 'processed')) AS adopted,
  (SELECT count(*) FROM amendment WHERE state = 'processed') AS adopted_processed,
  (SELECT count(*) FROM amendment WHERE state IN ('adopted', 'changed')) AS adopted_waiting,
  (SELECT count(*) FROM commitment) AS commitments,
  (SELECT count(*) FROM commitment WHERE state = 'done') AS commitments_done,
  (SELECT count(*) FROM commitment WHERE state = 'dropped') AS commitments_dropped,
  (SELECT count(*) FROM commitment WHERE state IN ('open', 'busy')) AS commitments_open
"""


def counts(meeting: Meeting) -> Counts:
    """Return what came in at this meeting and what became of it, as it is now."""
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"meeting": meeting.pk})
        names = [column.name for column in cursor.description]
        return Counts(**dict(zip(names, cursor.fetchone(), strict=True)))
