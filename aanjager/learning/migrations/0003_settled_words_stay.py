"""A settled version of a model text never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

VERSIONS = """
CREATE FUNCTION learning_hold_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen_at IS NOT NULL AND (
        TG_OP = 'DELETE' OR to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD)
    ) THEN
        RAISE EXCEPTION 'a settled version never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_settled_version_never_changes';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER a_settled_version_never_changes
    BEFORE UPDATE OR DELETE ON learning_version
    FOR EACH ROW EXECUTE FUNCTION learning_hold_versions();
"""
VERSIONS_BACK = """
DROP TRIGGER a_settled_version_never_changes ON learning_version;
DROP FUNCTION learning_hold_versions();
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_model_texts_and_papers")]

    operations = [migrations.RunSQL(VERSIONS, VERSIONS_BACK)]
