from django.db import migrations

PUBLISHED = """EXISTS (
  SELECT 1 FROM partnership_source s JOIN partnership_sentence z ON z.id = s.sentence_id
  JOIN partnership_report r ON r.id = z.report_id WHERE r.state = 'published' AND {}
)"""
# From a released figure to the sentence of a report. Ordinary keys again, side by side.
EDGES = """
CREATE VIEW chain_edge (from_kind, from_id, to_kind, to_id, how, at) AS
SELECT 'cell', e.cell_id, 'citation', e.id, 'cited', e.cited_at
  FROM governance_evidence e WHERE e.cell_id IS NOT NULL
UNION ALL
SELECT 'pattern', e.pattern_id, 'citation', e.id, 'cited', e.cited_at
  FROM governance_evidence e WHERE e.pattern_id IS NOT NULL
UNION ALL
SELECT 'initiative', e.initiative_id, 'citation', e.id, 'cited', e.cited_at
  FROM governance_evidence e WHERE e.initiative_id IS NOT NULL
UNION ALL
SELECT 'citation', e.id, 'plan', e.plan_id, 'proves', e.cited_at FROM governance_evidence e
UNION ALL
SELECT 'plan', a.plan_id, 'application', a.id, 'asks', a.made_at FROM partnership_application a
UNION ALL
SELECT 'plan', a.plan_id, 'agreement', a.id, 'agreed', a.made_at
  FROM partnership_agreement a WHERE a.plan_id IS NOT NULL
UNION ALL
SELECT 'agreement', i.agreement_id, 'indicator', i.id, 'counts', NULL::timestamptz
  FROM partnership_indicator i
UNION ALL
SELECT 'agreement', q.agreement_id, 'quarter', q.id, 'signed', q.signed_at FROM partnership_quarter q
UNION ALL
SELECT s.kind::text, COALESCE(s.cell_id, s.pattern_id, s.initiative_id, s.plan_id, s.application_id,
                        s.income_id, s.agreement_id, s.indicator_id, s.quarter_id),
       'sentence', s.sentence_id, 'told', NULL::timestamptz
  FROM partnership_source s WHERE s.kind <> 'measure'
UNION ALL
SELECT 'sentence', z.id, 'report', z.report_id, 'stands_in', NULL::timestamptz
  FROM partnership_sentence z
"""
# What each end of a link is, of which centre, and whether everybody may read it.
NODES = f"""
CREATE VIEW chain_node (kind, id, number, words, state, reason, at, centre_id, is_public) AS
SELECT 'cell', c.id, w.id::integer, q.text, '', '', r.released_at, v.centre_id,
       c.reason = '' AND r.released_at IS NOT NULL AND r.withdrawn_at IS NULL
  FROM outreach_cell c JOIN outreach_release r ON r.id = c.release_id
  JOIN outreach_wave w ON w.id = r.wave_id JOIN outreach_survey v ON v.id = w.survey_id
  JOIN outreach_question q ON q.id = c.question_id
UNION ALL
SELECT 'pattern', p.id, NULL, p.title, p.state, '', p.opened_at, p.centre_id, false
  FROM participation_pattern p
UNION ALL
SELECT 'initiative', i.id, NULL, i.title, i.stage, '', i.posted_at, i.centre_id,
       i.look = 'passed'
  FROM participation_initiative i
UNION ALL
SELECT 'citation', e.id, e.n, e.about || CASE WHEN e.kind = 'signal' OR e.text = '' THEN ''
       ELSE ': ' || e.text END, '', e.because, e.cited_at, p.centre_id,
       p.is_public AND p.state = 'submitted'
  FROM governance_evidence e JOIN governance_plan p ON p.id = e.plan_id
UNION ALL
SELECT 'plan', p.id, NULL, p.title, p.state, '', p.submitted_at, p.centre_id,
       p.is_public AND p.state = 'submitted'
  FROM governance_plan p
UNION ALL
SELECT 'application', a.id, NULL, f.name, a.state, a.reason, a.decided_at, a.centre_id,
       false
  FROM partnership_application a JOIN partnership_fund f ON f.id = a.fund_id
UNION ALL
SELECT 'income', i.id, i.year, f.name, f.kind, '', NULL, f.centre_id, true
  FROM partnership_income i JOIN partnership_funder f ON f.id = i.funder_id
UNION ALL
SELECT 'agreement', a.id, NULL, a.title, a.kind, '', a.made_at, a.centre_id,
       {PUBLISHED.format("s.agreement_id = a.id")}
  FROM partnership_agreement a
UNION ALL
SELECT 'indicator', i.id, i.position, i.name, '', i.definition, NULL, a.centre_id,
       {PUBLISHED.format("s.indicator_id = i.id")}
  FROM partnership_indicator i JOIN partnership_agreement a ON a.id = i.agreement_id
UNION ALL
SELECT 'quarter', q.id, EXTRACT(YEAR FROM q.first)::integer,
       to_char(q.first, 'YYYY-MM-DD'), '', '', q.signed_at, a.centre_id,
       {PUBLISHED.format("s.quarter_id = q.id")}
  FROM partnership_quarter q JOIN partnership_agreement a ON a.id = q.agreement_id
UNION ALL
SELECT 'sentence', z.id, NULL, z.text, z.chapter, '', NULL, r.centre_id,
       r.state = 'published' AND NOT EXISTS (
         SELECT 1 FROM partnership_source s JOIN participation_initiative i ON i.id = s.initiative_id
          WHERE s.sentence_id = z.id AND i.look <> 'passed'
       )
  FROM partnership_sentence z JOIN partnership_report r ON r.id = z.report_id
UNION ALL
SELECT 'report', r.id, NULL, r.title, r.state, '', r.fixed_at, r.centre_id,
       r.state = 'published'
  FROM partnership_report r
"""


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0002_the_line_is_a_view"),
        ("partnership", "0005_fixed_is_fixed"),
        ("outreach", "0003_surveys"),
        ("governance", "0020_complaints"),
    ]

    operations = [
        migrations.RunSQL(EDGES, "DROP VIEW chain_edge"),
        migrations.RunSQL(NODES, "DROP VIEW chain_node"),
    ]
