"""What both signed never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

FIGURES = """
CREATE FUNCTION partnership_hold_signed_figures() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
    signed timestamptz;
BEGIN
    IF TG_OP <> 'INSERT' THEN touched := touched || OLD.quarter_id; END IF;
    IF TG_OP <> 'DELETE' THEN touched := touched || NEW.quarter_id; END IF;
    -- Who signs at the same moment goes first; then this sees that it is signed.
    FOR signed IN SELECT signed_at FROM partnership_quarter WHERE id = ANY (touched) FOR SHARE LOOP
        IF signed IS NOT NULL THEN
            RAISE EXCEPTION 'the figures of a signed quarter never change'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'the_figures_of_a_signed_quarter_never_change';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER the_figures_of_a_signed_quarter_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON partnership_figure
    FOR EACH ROW EXECUTE FUNCTION partnership_hold_signed_figures();
"""
FIGURES_BACK = """
DROP TRIGGER the_figures_of_a_signed_quarter_never_change ON partnership_figure;
DROP FUNCTION partnership_hold_signed_figures();
"""

QUARTERS = """
CREATE FUNCTION partnership_hold_signed_quarters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL AND (
        TG_OP = 'DELETE'
        OR to_jsonb(NEW) - 'signed_by_id' - 'signed_name' - 'signed_email'
            IS DISTINCT FROM to_jsonb(OLD) - 'signed_by_id' - 'signed_name' - 'signed_email'
        -- Somebody who leaves takes the name along; the signature of the partner stays.
        OR NEW.signed_name NOT IN (OLD.signed_name, '')
        OR NEW.signed_email NOT IN (OLD.signed_email, '')
    ) THEN
        RAISE EXCEPTION 'a signed quarter never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_signed_quarter_never_changes';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER a_signed_quarter_never_changes
    BEFORE UPDATE OR DELETE ON partnership_quarter
    FOR EACH ROW EXECUTE FUNCTION partnership_hold_signed_quarters();
"""
QUARTERS_BACK = """
DROP TRIGGER a_signed_quarter_never_changes ON partnership_quarter;
DROP FUNCTION partnership_hold_signed_quarters();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partnership', '0002_agreements'),
    ]

    operations = [
        migrations.RunSQL(FIGURES, FIGURES_BACK),
        migrations.RunSQL(QUARTERS, QUARTERS_BACK),
    ]
