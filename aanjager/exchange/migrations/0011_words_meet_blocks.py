from django.db import migrations, models

FILL = """
UPDATE exchange_standingwords w SET block = 1000000
       + floor(s.point[0] / 2500)::int * 1000 + floor(s.point[1] / 2500)::int
  FROM exchange_standing s WHERE s.opportunity_id = w.standing_id AND s.point IS NOT NULL
"""
BY_WORD_AND_BLOCK = """
CREATE INDEX words_by_word_and_block ON exchange_standingwords
 USING gin (words, (ARRAY[square, block])) WITH (fastupdate = off)
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0010_a_place_is_offered_from_the_reserve")]

    operations = [
        migrations.AddField("standingwords", "block", models.IntegerField(default=0)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(BY_WORD_AND_BLOCK, "DROP INDEX words_by_word_and_block"),
        migrations.RunSQL("DROP INDEX words_by_word_and_square", migrations.RunSQL.noop),
        migrations.AddIndex(
            "standingwords", models.Index(fields=["square", "block"], name="words_by_block")
        ),
    ]
