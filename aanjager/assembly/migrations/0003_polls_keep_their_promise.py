"""What a poll promised when it opened is held by the tables themselves."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION assembly_poll_keeps_its_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'ready' AND (
    NEW.is_secret IS DISTINCT FROM OLD.is_secret OR NEW.method IS DISTINCT FROM OLD.method
    OR NEW.question IS DISTINCT FROM OLD.question
    OR NEW.entitled_count IS DISTINCT FROM OLD.entitled_count
    OR NEW.state = 'ready'
  ) THEN
    RAISE EXCEPTION 'an_opened_poll_stays_what_it_was' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state IN ('closed', 'shown') AND (
    NEW.totals IS DISTINCT FROM OLD.totals OR NEW.state = 'open'
  ) THEN
    RAISE EXCEPTION 'a_closed_poll_is_counted_once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER poll_keeps_its_promise BEFORE UPDATE ON assembly_poll
  FOR EACH ROW EXECUTE FUNCTION assembly_poll_keeps_its_promise();

CREATE FUNCTION assembly_vote_goes_in_its_own_box() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  it assembly_poll%ROWTYPE;
BEGIN
  SELECT * INTO it FROM assembly_poll WHERE id = NEW.poll_id;
  IF it.state <> 'open' OR it.is_secret <> (TG_ARGV[0] = 'secret') THEN
    RAISE EXCEPTION 'a_vote_goes_in_the_box_of_an_open_poll' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_goes_in_its_own_box BEFORE INSERT OR UPDATE ON assembly_vote
  FOR EACH ROW EXECUTE FUNCTION assembly_vote_goes_in_its_own_box('open');
CREATE TRIGGER secret_vote_goes_in_its_own_box BEFORE INSERT OR UPDATE ON assembly_secretvote
  FOR EACH ROW EXECUTE FUNCTION assembly_vote_goes_in_its_own_box('secret');
"""

BACK = """
DROP TRIGGER secret_vote_goes_in_its_own_box ON assembly_secretvote;
DROP TRIGGER vote_goes_in_its_own_box ON assembly_vote;
DROP FUNCTION assembly_vote_goes_in_its_own_box();
DROP TRIGGER poll_keeps_its_promise ON assembly_poll;
DROP FUNCTION assembly_poll_keeps_its_promise();
"""


class Migration(migrations.Migration):
    dependencies = [("assembly", "0002_points_and_dots_keep_to_the_agreed_number")]

    operations = [migrations.RunSQL(FORWARD, BACK)]
