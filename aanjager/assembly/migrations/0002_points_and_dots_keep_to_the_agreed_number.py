from django.db import migrations

# A point and a dot say out of how many they are (`of`), and never pass that. This keeps `of` itself
# to what the meeting agreed, so that no road leads to one point more.
MAKE = """
CREATE FUNCTION keeps_to_the_agreed_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.of IS DISTINCT FROM (
    SELECT m.points_to_plenary FROM assembly_meeting m
    JOIN assembly_workinggroup g ON g.meeting_id = m.id WHERE g.id = NEW.group_id
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation',
      CONSTRAINT = 'a_group_keeps_to_the_number_that_the_meeting_agreed',
      MESSAGE = 'a_group_keeps_to_the_number_that_the_meeting_agreed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_point_keeps_to_the_agreed_number BEFORE INSERT OR UPDATE OF "of", rank, group_id
  ON assembly_point FOR EACH ROW EXECUTE FUNCTION keeps_to_the_agreed_number();
CREATE TRIGGER a_dot_keeps_to_the_agreed_number BEFORE INSERT OR UPDATE OF "of", slot, group_id
  ON assembly_dot FOR EACH ROW EXECUTE FUNCTION keeps_to_the_agreed_number();
"""
UNMAKE = """
DROP TRIGGER a_point_keeps_to_the_agreed_number ON assembly_point;
DROP TRIGGER a_dot_keeps_to_the_agreed_number ON assembly_dot;
DROP FUNCTION keeps_to_the_agreed_number();
"""


class Migration(migrations.Migration):
    dependencies = [("assembly", "0001_the_hall")]

    operations = [migrations.RunSQL(MAKE, UNMAKE)]
