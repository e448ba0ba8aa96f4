"""What was agreed on an assignment never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

# What follows is only that the expert agrees, once; that it ends; and that a name is forgotten.
CONTRACTS = """
CREATE FUNCTION advice_hold_contracts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['agreed_at', 'agreed_name', 'offered_name', 'ended_at'];
BEGIN
    IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free
        OR (OLD.agreed_at IS NOT NULL AND NEW.agreed_at IS DISTINCT FROM OLD.agreed_at)
        OR (OLD.agreed_name <> '' AND NEW.agreed_name NOT IN (OLD.agreed_name, ''))
    THEN
        RAISE EXCEPTION 'an agreement on an assignment never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_agreement_on_an_assignment_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_agreement_on_an_assignment_never_changes
    BEFORE UPDATE ON advice_contract
    FOR EACH ROW EXECUTE FUNCTION advice_hold_contracts();
"""
CONTRACTS_BACK = """
DROP TRIGGER an_agreement_on_an_assignment_never_changes ON advice_contract;
DROP FUNCTION advice_hold_contracts();
"""


class Migration(migrations.Migration):
    dependencies = [("advice", "0002_experts")]

    operations = [migrations.RunSQL(CONTRACTS, CONTRACTS_BACK)]
