from importlib import import_module

from django.db import migrations

OLD = import_module("aanjager.front.migrations.0003_the_line_of_money")
CITED = ("cell", "pattern", "initiative", "signal", "decision")
TOLD = (
    "cell", "pattern", "initiative", "plan", "application", "income", "agreement", "indicator",
    "quarter",
)  # fmt: skip
# From a note and a signal over a plan and its money to the sentence of a report. The links of the
# hall are those of `trace_edge`. Each kind has its own branch, so that its key is found by an index.
EDGES = "CREATE VIEW chain_edge (from_kind, from_id, to_kind, to_id, how, at) AS " + " UNION ALL ".join(
    [
        "SELECT from_kind, from_id, to_kind, to_id, how::text, at FROM trace_edge",
        "SELECT 'signal', s.id, 'pattern', s.pattern_id, 'gathered', s.noted_at"
        " FROM participation_signal s WHERE s.pattern_id IS NOT NULL",
        "SELECT 'pattern', p.lifted_from_id, 'pattern', p.id, 'lifted', p.opened_at"
        " FROM participation_pattern p WHERE p.lifted_from_id IS NOT NULL",
        "SELECT 'pattern', i.pattern_id, 'initiative', i.id, 'grew', i.posted_at"
        " FROM participation_initiative i WHERE i.pattern_id IS NOT NULL",
        *(
            f"SELECT '{it}', e.{it}_id, 'citation', e.id, 'cited', e.cited_at"
            f" FROM governance_evidence e WHERE e.{it}_id IS NOT NULL"
            for it in CITED
        ),
        "SELECT 'citation', e.id, 'plan', e.plan_id, 'proves', e.cited_at FROM governance_evidence e",
        "SELECT 'plan', a.plan_id, 'application', a.id, 'asks', a.made_at"
        " FROM partnership_application a",
        "SELECT 'plan', a.plan_id, 'agreement', a.id, 'agreed', a.made_at"
        " FROM partnership_agreement a WHERE a.plan_id IS NOT NULL",
        "SELECT 'agreement', i.agreement_id, 'indicator', i.id, 'counts', NULL"
        " FROM partnership_indicator i",
        "SELECT 'agreement', q.agreement_id, 'quarter', q.id, 'signed', q.signed_at"
        " FROM partnership_quarter q",
        *(
            f"SELECT '{it}', s.{it}_id, 'sentence', s.sentence_id, 'told', NULL"
            f" FROM partnership_source s WHERE s.{it}_id IS NOT NULL"
            for it in TOLD
        ),
        "SELECT 'sentence', z.id, 'report', z.report_id, 'stands_in', NULL"
        " FROM partnership_sentence z",
    ]
)
PUBLISHED = """EXISTS (
  SELECT 1 FROM partnership_source s JOIN partnership_sentence z ON z.id = s.sentence_id
  JOIN partnership_report r ON r.id = z.report_id WHERE r.state = 'published' AND {}
)"""
# After a meeting that everybody may see: the states of `reports.rules.AFTER`.
AFTER = "m.visibility = 'public' AND m.state IN ('over', 'reported', 'archived')"
LAID_OPEN = """d.is_public AND EXISTS (
    SELECT 1 FROM governance_version o WHERE o.document_id = d.id AND o.state <> 'draft')"""
# The centres that were asked for a share of a plan, as `Plan.objects.visible_to` has it.
SHARES = "ARRAY(SELECT h.centre_id FROM governance_share h WHERE h.plan_id = p.id)"
# What each end of a link is, of which centre, whether everybody may read it, on whose page it stands
# and with which other centres it is shared. What was hidden, undone or left out is nobody's.
NODES = f"""
CREATE VIEW chain_node (
  kind, id, number, words, state, reason, at, centre_id, is_public, under_id, also_for
) AS
SELECT t.kind, t.id, t.number::integer, t.words, t.state, '', t.at, m.centre_id, {AFTER}, m.id,
       NULL::bigint[]
  FROM trace_node t JOIN assembly_meeting m ON m.id = t.meeting_id
 WHERE t.kind <> 'line' AND t.state NOT IN ('hidden', 'withdrawn', 'undone')
UNION ALL
SELECT 'line', l.id, l.position, l.text, '', '', l.said_at, m.centre_id, {AFTER}, m.id, NULL
  FROM assembly_discussionline l JOIN assembly_meeting m ON m.id = l.meeting_id
 WHERE l.state = 'kept'
UNION ALL
SELECT 'signal', s.id, NULL, s.text, '', '', s.noted_at, s.centre_id, false, NULL, NULL
  FROM participation_signal s WHERE s.text <> ''
UNION ALL
SELECT 'pattern', p.id, NULL, p.title, p.state, '', p.opened_at, p.centre_id, false, NULL,
       p.also_for
  FROM participation_pattern p
UNION ALL
SELECT 'initiative', i.id, NULL, i.title, i.stage, '', i.posted_at, i.centre_id,
       i.look = 'passed', NULL, NULL
  FROM participation_initiative i
UNION ALL
SELECT 'amendment', a.id, a.number, a.about, a.state, a.state_reason, a.filed_at, d.centre_id,
       {LAID_OPEN}, d.id, NULL
  FROM governance_amendment a JOIN governance_document d ON d.id = a.document_id
 WHERE a.state <> 'draft'
UNION ALL
SELECT 'decision', b.id, NULL, COALESCE(a.about, d.title), b.outcome, b.reason, b.decided_at,
       d.centre_id, {LAID_OPEN}, d.id, NULL
  FROM governance_decision b JOIN governance_document d ON d.id = b.document_id
  LEFT JOIN governance_amendment a ON a.id = b.amendment_id
UNION ALL
SELECT 'version', v.id, v.number, d.title, v.state, '', v.created_at, d.centre_id,
       d.is_public AND v.state <> 'draft', d.id, NULL
  FROM governance_version v JOIN governance_document d ON d.id = v.document_id
UNION ALL
SELECT 'cell', c.id, w.number, q.text, '', '', r.released_at, v.centre_id,
       c.reason = '' AND r.released_at IS NOT NULL AND r.withdrawn_at IS NULL, w.id, NULL
  FROM outreach_cell c JOIN outreach_release r ON r.id = c.release_id
  JOIN outreach_wave w ON w.id = r.wave_id JOIN outreach_survey v ON v.id = w.survey_id
  JOIN outreach_question q ON q.id = c.question_id
UNION ALL
SELECT 'citation', e.id, e.n, e.about || CASE WHEN e.kind = 'signal' OR e.text = '' THEN ''
       ELSE ': ' || e.text END, '', e.because, e.cited_at, p.centre_id,
       p.is_public AND p.state = 'submitted', NULL, {SHARES}
  FROM governance_evidence e JOIN governance_plan p ON p.id = e.plan_id
UNION ALL
SELECT 'plan', p.id, NULL, p.title, p.state, '', p.submitted_at, p.centre_id,
       p.is_public AND p.state = 'submitted', NULL, {SHARES}
  FROM governance_plan p
UNION ALL
SELECT 'application', a.id, NULL, f.name, a.state, a.reason, a.decided_at, a.centre_id,
       false, NULL, NULL
  FROM partnership_application a JOIN partnership_fund f ON f.id = a.fund_id
UNION ALL
SELECT 'income', i.id, i.year, f.name, f.kind, '', NULL, f.centre_id, true, NULL, NULL
  FROM partnership_income i JOIN partnership_funder f ON f.id = i.funder_id
UNION ALL
SELECT 'agreement', a.id, NULL, a.title, a.kind, '', a.made_at, a.centre_id,
       {PUBLISHED.format("s.agreement_id = a.id")}, NULL, NULL
  FROM partnership_agreement a
UNION ALL
SELECT 'indicator', i.id, i.position, i.name, '', i.definition, NULL, a.centre_id,
       {PUBLISHED.format("s.indicator_id = i.id")}, a.id, NULL
  FROM partnership_indicator i JOIN partnership_agreement a ON a.id = i.agreement_id
UNION ALL
SELECT 'quarter', q.id, EXTRACT(YEAR FROM q.first)::integer,
       to_char(q.first, 'YYYY-MM-DD'), '', '', q.signed_at, a.centre_id,
       {PUBLISHED.format("s.quarter_id = q.id")}, a.id, NULL
  FROM partnership_quarter q JOIN partnership_agreement a ON a.id = q.agreement_id
UNION ALL
SELECT 'sentence', z.id, NULL, z.text, z.chapter, '', NULL, r.centre_id,
       r.state = 'published' AND NOT EXISTS (
         SELECT 1 FROM partnership_source s JOIN participation_initiative i ON i.id = s.initiative_id
          WHERE s.sentence_id = z.id AND i.look <> 'passed'
       ), NULL, NULL
  FROM partnership_sentence z JOIN partnership_report r ON r.id = z.report_id
UNION ALL
SELECT 'report', r.id, NULL, r.title, r.state, '', r.fixed_at, r.centre_id,
       r.state = 'published', NULL, NULL
  FROM partnership_report r
"""


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0003_the_line_of_money"),
        ("assembly", "0004_who_goes_before_others_says_why"),
        ("participation", "0050_two_centres_on_one_thing"),
    ]

    operations = [
        migrations.RunSQL("DROP VIEW chain_edge", OLD.EDGES),
        migrations.RunSQL("DROP VIEW chain_node", OLD.NODES),
        migrations.RunSQL(EDGES, "DROP VIEW chain_edge"),
        migrations.RunSQL(NODES, "DROP VIEW chain_node"),
    ]
