from django.db import migrations

# Core PostgreSQL has no index on a place and a word together, but GIN has arrays.
BY_WORD_AND_SQUARE = """
CREATE INDEX words_by_word_and_square ON exchange_standingwords
 USING gin (words, (ARRAY[square])) WITH (fastupdate = off)
"""
FILL = """
INSERT INTO exchange_standingwords (standing_id, square, words)
SELECT s.opportunity_id, CASE WHEN s.point IS NULL THEN 0 ELSE
       floor(s.point[0] / 10000)::int * 1000 + floor(s.point[1] / 10000)::int END, strip(o.words)
  FROM exchange_standing s JOIN exchange_opportunity o ON o.id = s.opportunity_id
 WHERE o.words IS NOT NULL
"""
# A row of the ranking takes its words with it, also when a plain statement removes it.
LEAVE_TOGETHER = """
DO $$ DECLARE name text; BEGIN
  SELECT conname INTO name FROM pg_constraint
   WHERE conrelid = 'exchange_standingwords'::regclass AND contype = 'f';
  EXECUTE format('ALTER TABLE exchange_standingwords DROP CONSTRAINT %I', name);
  EXECUTE format('ALTER TABLE exchange_standingwords ADD CONSTRAINT %I FOREIGN KEY (standing_id)
    REFERENCES exchange_standing ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED', name);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0007_words_stand_apart")]

    operations = [
        migrations.RunSQL(LEAVE_TOGETHER, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(BY_WORD_AND_SQUARE, "DROP INDEX words_by_word_and_square"),
        migrations.RunSQL("DROP INDEX opportunity_by_word_and_square", migrations.RunSQL.noop),
        # Estimates of words from a larger sample, or the planner reads whole tables.
        migrations.RunSQL(
            "ALTER TABLE exchange_standingwords ALTER words SET STATISTICS 1000",
            migrations.RunSQL.noop,
        ),
    ]
