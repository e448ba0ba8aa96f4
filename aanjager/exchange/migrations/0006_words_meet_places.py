from django.db import migrations

# Core PostgreSQL has no index on a place and a word together, but GIN has arrays: every open
# opportunity gets the number of its square of ten kilometres (0 from home), beside its words.
BY_WORD_AND_SQUARE = """
CREATE INDEX opportunity_by_word_and_square ON exchange_opportunity USING gin (
    words, (ARRAY[CASE WHEN setting = 'home' OR point IS NULL THEN 0
                  ELSE floor(point[0] / 10000)::int * 1000 + floor(point[1] / 10000)::int END])
) WITH (fastupdate = off) WHERE status = 'open'
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_the_finder_learns_and_knows_roots")]

    operations = [
        migrations.RunSQL(BY_WORD_AND_SQUARE, "DROP INDEX opportunity_by_word_and_square"),
        # Room on each page, so that counting a connection moves no row and touches no index.
        migrations.RunSQL(
            "ALTER TABLE exchange_standing SET (fillfactor = 85)",
            "ALTER TABLE exchange_standing RESET (fillfactor)",
        ),
        # Estimates of words from a larger sample, or the planner reads whole tables.
        migrations.RunSQL(
            "ALTER TABLE exchange_opportunity ALTER words SET STATISTICS 1000",
            "ALTER TABLE exchange_opportunity ALTER words SET STATISTICS -1",
        ),
        migrations.RunSQL(
            "ALTER TABLE exchange_standing ALTER learns SET DEFAULT repeat('0', 256)::bit(256)",
            "ALTER TABLE exchange_standing ALTER learns DROP DEFAULT",
        ),
    ]
