from importlib import import_module

from django.db import migrations

NODES = import_module("aanjager.front.migrations.0004_one_line_runs_through_it").NODES
EDGES = import_module("aanjager.front.migrations.0005_a_promise_becomes_a_plan").EDGES
# A figure of an area is of everybody: the words are the area, the state says which figure it is.
WITH_FIGURES = (
    NODES
    + """
UNION ALL
SELECT 'figure', k.id, k.year, a.name, k.key, '', NULL, NULL, true, NULL, NULL
  FROM community_keyfigure k JOIN community_area a ON a.id = k.area_id
"""
)
CITED = EDGES + (
    " UNION ALL SELECT 'figure', e.figure_id, 'citation', e.id, 'cited', e.cited_at"
    " FROM governance_evidence e WHERE e.figure_id IS NOT NULL"
)


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0005_a_promise_becomes_a_plan"),
        ("community", "0004_ties"),
    ]

    operations = [
        migrations.RunSQL("DROP VIEW chain_edge", EDGES),
        migrations.RunSQL("DROP VIEW chain_node", NODES),
        migrations.RunSQL(CITED, "DROP VIEW chain_edge"),
        migrations.RunSQL(WITH_FIGURES, "DROP VIEW chain_node"),
    ]
