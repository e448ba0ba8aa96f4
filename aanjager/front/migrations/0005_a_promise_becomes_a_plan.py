from importlib import import_module

from django.db import migrations

OLD = import_module("aanjager.front.migrations.0004_one_line_runs_through_it")
# What was promised at a meeting leads on to the plan and the agreement that came of it.
EDGES = OLD.EDGES + "".join(
    f" UNION ALL SELECT 'commitment', c.id, '{it}', c.{it}_id, 'became', c.made_at"
    f" FROM assembly_commitment c WHERE c.{it}_id IS NOT NULL"
    for it in ("plan", "agreement")
)


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0004_one_line_runs_through_it"),
        ("assembly", "0005_what_a_promise_became"),
    ]

    operations = [
        migrations.RunSQL("DROP VIEW chain_edge", OLD.EDGES),
        migrations.RunSQL(EDGES, "DROP VIEW chain_edge"),
    ]
