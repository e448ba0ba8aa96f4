"""That an organisation agreed never changes, and the expert cannot agree before who gets the invoice."""

from django.db import migrations

# What follows on an agreement of a payer is only that a person is forgotten.
HOLD = """
CREATE FUNCTION advice_hold_payers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['name', 'by_id'];
BEGIN
    IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free
        OR NEW.name NOT IN (OLD.name, '')
        OR (NEW.by_id IS NOT NULL AND NEW.by_id IS DISTINCT FROM OLD.by_id)
    THEN
        RAISE EXCEPTION 'what a payer agreed to never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'what_a_payer_agreed_to_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER what_a_payer_agreed_to_never_changes
    BEFORE UPDATE ON advice_payeragreement
    FOR EACH ROW EXECUTE FUNCTION advice_hold_payers();
"""
HOLD_BACK = """
DROP TRIGGER what_a_payer_agreed_to_never_changes ON advice_payeragreement;
DROP FUNCTION advice_hold_payers();
"""
FIRST = """
CREATE FUNCTION advice_payer_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.asks_payer AND NEW.agreed_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM advice_payeragreement p
         WHERE p.contract_id = NEW.id AND p.text_hash = NEW.text_hash)
    THEN
        RAISE EXCEPTION 'who gets the invoice agrees before the expert'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'who_gets_the_invoice_agrees_first';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER who_gets_the_invoice_agrees_first
    BEFORE UPDATE OF agreed_at ON advice_contract
    FOR EACH ROW EXECUTE FUNCTION advice_payer_first();
"""
FIRST_BACK = """
DROP TRIGGER who_gets_the_invoice_agrees_first ON advice_contract;
DROP FUNCTION advice_payer_first();
"""


class Migration(migrations.Migration):
    dependencies = [("advice", "0006_payer_agrees")]

    operations = [
        migrations.RunSQL(HOLD, HOLD_BACK),
        migrations.RunSQL(FIRST, FIRST_BACK),
    ]
