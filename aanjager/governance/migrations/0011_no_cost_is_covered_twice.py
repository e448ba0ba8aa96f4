"""What payers are asked for and promised never exceeds a cost line: not by two at once, not by hand."""

from django.db import migrations

MAKE = """
CREATE FUNCTION governance_hold_coverage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cost bigint;
    line bigint;
    covered bigint;
BEGIN
    line := CASE TG_TABLE_NAME WHEN 'governance_costline' THEN NEW.id
        ELSE (to_jsonb(NEW) ->> 'line_id')::bigint END;
    -- Whoever changes the same line at the same moment goes first; then this counts what they did.
    SELECT amount_cents INTO cost FROM governance_costline WHERE id = line FOR UPDATE;
    SELECT COALESCE(sum(amount_cents), 0) INTO covered FROM governance_coverage
        WHERE line_id = line AND state <> 'refused';
    IF covered > cost THEN
        RAISE EXCEPTION 'no cost is covered twice'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_cost_is_covered_twice';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_cost_is_covered_twice AFTER INSERT OR UPDATE ON governance_coverage
    FOR EACH ROW EXECUTE FUNCTION governance_hold_coverage();
CREATE TRIGGER no_cost_becomes_less_than_its_coverage AFTER UPDATE OF amount_cents
    ON governance_costline FOR EACH ROW EXECUTE FUNCTION governance_hold_coverage();
"""
UNMAKE = """
DROP TRIGGER no_cost_becomes_less_than_its_coverage ON governance_costline;
DROP TRIGGER no_cost_is_covered_twice ON governance_coverage;
DROP FUNCTION governance_hold_coverage();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0010_plans")]

    operations = [migrations.RunSQL(MAKE, UNMAKE)]
