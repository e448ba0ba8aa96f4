from django.db import migrations

# Every link of the line, from a note to a promise. Ordinary keys; this only puts them side by side.
EDGES = """
CREATE VIEW trace_edge (from_kind, from_id, to_kind, to_id, how, at) AS
SELECT 'note', n.id, 'cluster', n.cluster_id, 'together', n.written_at
  FROM assembly_note n WHERE n.cluster_id IS NOT NULL
UNION ALL
SELECT 'cluster', s.cluster_id, 'point', s.point_id, 'became', g.handed_in_at
  FROM assembly_pointsource s JOIN assembly_point p ON p.id = s.point_id
  JOIN assembly_workinggroup g ON g.id = p.group_id WHERE s.cluster_id IS NOT NULL
UNION ALL
SELECT 'note', s.note_id, 'point', s.point_id, 'became', g.handed_in_at
  FROM assembly_pointsource s JOIN assembly_point p ON p.id = s.point_id
  JOIN assembly_workinggroup g ON g.id = p.group_id WHERE s.note_id IS NOT NULL
UNION ALL
SELECT 'point', s.point_id, 'theme', s.theme_id, s.kind, s.linked_at
  FROM assembly_themesource s JOIN assembly_theme t ON t.id = s.theme_id WHERE NOT t.is_undone
UNION ALL
SELECT 'theme', l.theme_id, 'line', l.id, 'said', l.said_at
  FROM assembly_discussionline l WHERE l.theme_id IS NOT NULL AND l.state = 'kept'
UNION ALL
SELECT 'theme', s.theme_id, 'amendment', s.amendment_id, 'led_to', s.linked_at
  FROM assembly_amendmentsource s WHERE s.theme_id IS NOT NULL
UNION ALL
SELECT 'point', s.point_id, 'amendment', s.amendment_id, 'led_to', s.linked_at
  FROM assembly_amendmentsource s WHERE s.point_id IS NOT NULL
UNION ALL
SELECT 'note', s.note_id, 'amendment', s.amendment_id, 'brought_again', s.linked_at
  FROM assembly_amendmentsource s WHERE s.note_id IS NOT NULL
UNION ALL
SELECT 'line', s.line_id, 'amendment', s.amendment_id, 'led_to', s.linked_at
  FROM assembly_amendmentsource s WHERE s.line_id IS NOT NULL
UNION ALL
SELECT 'line', l.id, 'signal', l.signal_id, 'signalled', l.said_at
  FROM assembly_discussionline l WHERE l.signal_id IS NOT NULL
UNION ALL
SELECT 'line', c.line_id, 'commitment', c.id, 'promised', c.made_at
  FROM assembly_commitment c WHERE c.line_id IS NOT NULL
UNION ALL
SELECT 'amendment', d.amendment_id, 'decision', d.id, 'decided', d.decided_at
  FROM governance_decision d WHERE d.amendment_id IS NOT NULL
UNION ALL
SELECT 'amendment', a.id, 'version', a.processed_in_id, 'stands_in', v.created_at
  FROM governance_amendment a JOIN governance_version v ON v.id = a.processed_in_id
UNION ALL
SELECT 'decision', c.decision_id, 'commitment', c.id, 'promised', c.made_at
  FROM assembly_commitment c WHERE c.decision_id IS NOT NULL
"""
# What each end of a link is, in the words that everybody may read.
NODES = """
CREATE VIEW trace_node (kind, id, meeting_id, number, words, state, reason, at, is_reconstruction) AS
SELECT 'note', n.id, g.meeting_id, g.number, CASE WHEN n.state = 'visible' THEN n.text ELSE '' END,
       n.state, n.hidden_reason, n.written_at, n.is_reconstruction
  FROM assembly_note n JOIN assembly_workinggroup g ON g.id = n.group_id
UNION ALL
SELECT 'cluster', c.id, g.meeting_id, g.number, c.title, CASE WHEN c.is_undone THEN 'undone' ELSE '' END, '',
       NULL::timestamptz, false
  FROM assembly_cluster c JOIN assembly_workinggroup g ON g.id = c.group_id
UNION ALL
SELECT 'point', p.id, g.meeting_id, g.number, p.text, p.state, p.reason, g.handed_in_at, p.is_reconstruction
  FROM assembly_point p JOIN assembly_workinggroup g ON g.id = p.group_id
UNION ALL
SELECT 'theme', t.id, t.meeting_id, t.number, t.text, t.state, t.unchanged_because, NULL, false
  FROM assembly_theme t
UNION ALL
SELECT 'line', l.id, l.meeting_id, l.position, l.text, l.kind, '', l.said_at, l.is_reconstruction
  FROM assembly_discussionline l
UNION ALL
SELECT 'signal', s.id, NULL, NULL, s.text, '', '', s.noted_at, false FROM participation_signal s
UNION ALL
SELECT 'amendment', a.id, NULL, a.number, a.about, a.state, a.state_reason, a.filed_at, a.is_reconstruction
  FROM governance_amendment a
UNION ALL
SELECT 'decision', d.id, NULL, NULL, d.text, d.outcome, d.reason, d.decided_at, false
  FROM governance_decision d
UNION ALL
SELECT 'version', v.id, NULL, v.number, v.changelog, v.state, '', v.created_at, false
  FROM governance_version v
UNION ALL
SELECT 'commitment', c.id, c.meeting_id, NULL, c.text, c.state, c.outcome, c.made_at, c.is_reconstruction
  FROM assembly_commitment c
"""


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0001_reports"),
        ("assembly", "0001_the_hall"),
        ("participation", "0001_signals"),
    ]

    operations = [
        migrations.RunSQL(EDGES, "DROP VIEW trace_edge"),
        migrations.RunSQL(NODES, "DROP VIEW trace_node"),
    ]
