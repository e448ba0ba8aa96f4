import django.contrib.postgres.search
from django.db import migrations, models

# The words stand out of line and the masks stay in it: the row stays narrow, and one page read gives
# all that the score needs. Room in each page lets counts change without touching an index.
NARROW = """
ALTER TABLE exchange_standing SET (toast_tuple_target = 128, fillfactor = 85);
ALTER TABLE exchange_standing ALTER words SET STORAGE EXTERNAL, ALTER skills SET STORAGE PLAIN,
      ALTER learns SET STORAGE PLAIN, ALTER words SET STATISTICS 1000
"""
FILL = """
UPDATE exchange_standing s SET words = w.words, square = w.square,
       block = CASE WHEN s.point IS NULL THEN 0 ELSE
       1000000 + floor(s.point[0] / 2500)::int * 1000 + floor(s.point[1] / 2500)::int END
  FROM exchange_standingwords w WHERE w.standing_id = s.opportunity_id
"""
# Core PostgreSQL has no index on a place and a word together, but GIN has arrays.
BY_WORD_AND_BLOCK = """
CREATE INDEX standing_by_word_and_block ON exchange_standing
 USING gin (words, (ARRAY[square, block])) WITH (fastupdate = off)
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0010_a_place_is_offered_from_the_reserve")]

    operations = [
        migrations.AddField("standing", "square", models.IntegerField(default=0)),
        migrations.AddField("standing", "block", models.IntegerField(default=0)),
        migrations.AddField(
            "standing", "words", django.contrib.postgres.search.SearchVectorField(null=True)
        ),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(BY_WORD_AND_BLOCK, "DROP INDEX standing_by_word_and_block"),
        migrations.DeleteModel("StandingWords"),
    ]
