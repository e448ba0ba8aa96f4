"""What Django has no word for: words and a square in one index, and hints for the planner."""

from django.db import migrations

# Core PostgreSQL has no index on a place and a word together, but GIN has arrays.
BY_WORD_AND_BLOCK = """
CREATE INDEX words_by_word_and_block ON exchange_standingwords
 USING gin (words, (ARRAY[square, block])) WITH (fastupdate = off)
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

    dependencies = [("exchange", "0002_what_must_hold")]

    operations = [
        migrations.RunSQL(LEAVE_TOGETHER, migrations.RunSQL.noop),
        migrations.RunSQL(BY_WORD_AND_BLOCK, "DROP INDEX words_by_word_and_block"),
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
            "ALTER TABLE exchange_standingwords ALTER words SET STATISTICS 1000",
            "ALTER TABLE exchange_standingwords ALTER words SET STATISTICS -1",
        ),
        # Rows of the ranking are also made by plain statements.
        migrations.RunSQL(
            "ALTER TABLE exchange_standing ALTER learns SET DEFAULT repeat('0', 256)::bit(256)",
            "ALTER TABLE exchange_standing ALTER learns DROP DEFAULT",
        ),
    ]
