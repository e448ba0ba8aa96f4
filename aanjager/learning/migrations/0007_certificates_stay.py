"""What a certificate says never changes: not by a page, not by a script, not by hand.

Its name may be emptied when its term is over, and it may be withdrawn, once.
"""

from django.db import migrations

FROZEN = """
CREATE FUNCTION learning_hold_certificates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR to_jsonb(NEW) - '{name,withdrawn_at,withdrawn_because}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{name,withdrawn_at,withdrawn_because}'::text[]
        OR (NEW.name IS DISTINCT FROM OLD.name AND NEW.name <> '')
        OR (OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at, NEW.withdrawn_because)
            IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_because))
    THEN
        RAISE EXCEPTION 'a certificate never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_certificate_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_certificate_never_changes
    BEFORE UPDATE OR DELETE ON learning_certificate
    FOR EACH ROW EXECUTE FUNCTION learning_hold_certificates();
"""
BACK = """
DROP TRIGGER a_certificate_never_changes ON learning_certificate;
DROP FUNCTION learning_hold_certificates();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("learning", "0006_published_is_frozen"),
    ]

    operations = [
        migrations.RunSQL(FROZEN, BACK),
    ]
