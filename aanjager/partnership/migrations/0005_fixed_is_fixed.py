"""What two people fixed never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

SENTENCES = """
CREATE FUNCTION partnership_hold_fixed_sentences() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
    found text;
BEGIN
    IF TG_TABLE_NAME = 'partnership_source' THEN
        IF TG_OP <> 'INSERT' THEN touched := touched || OLD.sentence_id; END IF;
        IF TG_OP <> 'DELETE' THEN touched := touched || NEW.sentence_id; END IF;
        touched := ARRAY(SELECT report_id FROM partnership_sentence WHERE id = ANY (touched));
    ELSE
        IF TG_OP <> 'INSERT' THEN touched := touched || OLD.report_id; END IF;
        IF TG_OP <> 'DELETE' THEN touched := touched || NEW.report_id; END IF;
    END IF;
    FOR found IN SELECT state FROM partnership_report WHERE id = ANY (touched) FOR SHARE LOOP
        IF found <> 'draft' THEN
            RAISE EXCEPTION 'the sentences of a fixed report never change'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'the_sentences_of_a_fixed_report_never_change';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER the_sentences_of_a_fixed_report_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON partnership_sentence
    FOR EACH ROW EXECUTE FUNCTION partnership_hold_fixed_sentences();
CREATE TRIGGER the_sources_of_a_fixed_report_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON partnership_source
    FOR EACH ROW EXECUTE FUNCTION partnership_hold_fixed_sentences();
"""
SENTENCES_BACK = """
DROP TRIGGER the_sources_of_a_fixed_report_never_change ON partnership_source;
DROP TRIGGER the_sentences_of_a_fixed_report_never_change ON partnership_sentence;
DROP FUNCTION partnership_hold_fixed_sentences();
"""

REPORTS = """
CREATE FUNCTION partnership_hold_fixed_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND (
        TG_OP = 'DELETE'
        OR to_jsonb(NEW) - 'state' - 'published_at'
            IS DISTINCT FROM to_jsonb(OLD) - 'state' - 'published_at'
        OR NEW.state = 'draft'
    ) THEN
        RAISE EXCEPTION 'a fixed report never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_fixed_report_never_changes';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER a_fixed_report_never_changes
    BEFORE UPDATE OR DELETE ON partnership_report
    FOR EACH ROW EXECUTE FUNCTION partnership_hold_fixed_reports();
"""
REPORTS_BACK = """
DROP TRIGGER a_fixed_report_never_changes ON partnership_report;
DROP FUNCTION partnership_hold_fixed_reports();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partnership', '0004_accountability'),
    ]

    operations = [
        migrations.RunSQL(SENTENCES, SENTENCES_BACK),
        migrations.RunSQL(REPORTS, REPORTS_BACK),
    ]
