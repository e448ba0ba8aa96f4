"""A sent invoice never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

LINES = """
CREATE FUNCTION community_hold_invoice_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
    held record;
BEGIN
    IF TG_OP <> 'INSERT' THEN touched := touched || OLD.invoice_id; END IF;
    IF TG_OP <> 'DELETE' THEN touched := touched || NEW.invoice_id; END IF;
    -- Who sends the invoice at the same moment goes first; then this sees that it was sent.
    FOR held IN SELECT state FROM community_invoice WHERE id = ANY (touched) FOR SHARE LOOP
        IF held.state <> 'draft' THEN
            RAISE EXCEPTION 'the lines of a sent invoice never change'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'the_lines_of_a_sent_invoice_never_change';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER the_lines_of_a_sent_invoice_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON community_invoiceline
    FOR EACH ROW EXECUTE FUNCTION community_hold_invoice_lines();
"""
LINES_BACK = """
DROP TRIGGER the_lines_of_a_sent_invoice_never_change ON community_invoiceline;
DROP FUNCTION community_hold_invoice_lines();
"""
# What follows after sending is only that it is paid, taken back, or no longer leads to a person.
INVOICES = """
CREATE FUNCTION community_hold_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['state', 'paid_on', 'person_id'];
BEGIN
    IF OLD.state = 'draft' THEN RETURN COALESCE(NEW, OLD); END IF;
    IF TG_OP = 'DELETE'
        OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free
        OR (OLD.state, NEW.state) NOT IN (
            ('sent', 'sent'), ('sent', 'paid'), ('sent', 'credited'), ('paid', 'paid'),
            ('paid', 'credited'), ('credited', 'credited'))
    THEN
        RAISE EXCEPTION 'a sent invoice never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_sent_invoice_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_sent_invoice_never_changes
    BEFORE UPDATE OR DELETE ON community_invoice
    FOR EACH ROW EXECUTE FUNCTION community_hold_invoices();
"""
INVOICES_BACK = """
DROP TRIGGER a_sent_invoice_never_changes ON community_invoice;
DROP FUNCTION community_hold_invoices();
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0005_invoices")]

    operations = [
        migrations.RunSQL(LINES, LINES_BACK),
        migrations.RunSQL(INVOICES, INVOICES_BACK),
    ]
