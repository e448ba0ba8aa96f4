"""What a poll promised when it opened is held by the tables themselves."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION governance_poll_keeps_its_promise() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER poll_keeps_its_promise BEFORE UPDATE ON governance_poll
  FOR EACH ROW EXECUTE FUNCTION governance_poll_keeps_its_promise();

CREATE FUNCTION governance_vote_goes_in_its_own_box() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  it governance_poll%ROWTYPE;
BEGIN
  SELECT * INTO it FROM governance_poll WHERE id = NEW.poll_id;
  IF it.state <> 'open' OR it.is_secret <> (TG_ARGV[0] = 'secret') THEN
    RAISE EXCEPTION 'a_vote_goes_in_the_box_of_an_open_poll' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_goes_in_its_own_box BEFORE INSERT OR UPDATE ON governance_vote
  FOR EACH ROW EXECUTE FUNCTION governance_vote_goes_in_its_own_box('open');
CREATE TRIGGER secret_vote_goes_in_its_own_box BEFORE INSERT OR UPDATE ON governance_secretvote
  FOR EACH ROW EXECUTE FUNCTION governance_vote_goes_in_its_own_box('secret');
"""

BACK = """
DROP TRIGGER secret_vote_goes_in_its_own_box ON governance_secretvote;
DROP TRIGGER vote_goes_in_its_own_box ON governance_vote;
DROP FUNCTION governance_vote_goes_in_its_own_box();
DROP TRIGGER poll_keeps_its_promise ON governance_poll;
DROP FUNCTION governance_poll_keeps_its_promise();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_points_and_dots_keep_to_the_agreed_number")]

    operations = [migrations.RunSQL(FORWARD, BACK)]
