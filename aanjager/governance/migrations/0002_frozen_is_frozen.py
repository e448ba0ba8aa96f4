"""What was laid open or decided never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

BLOCKS = """
CREATE FUNCTION governance_hold_frozen_blocks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
    state_now text;
BEGIN
    IF TG_OP <> 'INSERT' THEN touched := touched || OLD.version_id; END IF;
    IF TG_OP <> 'DELETE' THEN touched := touched || NEW.version_id; END IF;
    -- Who freezes the version at the same moment goes first; then this sees that it is frozen.
    FOR state_now IN SELECT state FROM governance_version WHERE id = ANY (touched) FOR SHARE LOOP
        IF state_now <> 'draft' THEN
            RAISE EXCEPTION 'the blocks of a frozen version never change'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'the_blocks_of_a_frozen_version_never_change';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER the_blocks_of_a_frozen_version_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON governance_block
    FOR EACH ROW EXECUTE FUNCTION governance_hold_frozen_blocks();
"""
BLOCKS_BACK = """
DROP TRIGGER the_blocks_of_a_frozen_version_never_change ON governance_block;
DROP FUNCTION governance_hold_frozen_blocks();
"""

VERSIONS = """
CREATE FUNCTION governance_hold_frozen_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counted text;
BEGIN
    IF OLD.state = 'draft' THEN
        IF TG_OP = 'UPDATE' AND NEW.state <> 'draft' THEN
            SELECT encode(sha256(convert_to(COALESCE(
                string_agg(uid::text || '|' || kind || '|' || text, E'\\n' ORDER BY position), ''
            ), 'UTF8')), 'hex') INTO counted FROM governance_block WHERE version_id = OLD.id;
            IF NEW.frozen_hash <> counted THEN
                RAISE EXCEPTION 'the hash of a version is that of its blocks'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'the_hash_of_a_version_is_that_of_its_blocks';
            END IF;
        END IF;
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE'
        OR to_jsonb(NEW) - 'state' IS DISTINCT FROM to_jsonb(OLD) - 'state'
        OR (OLD.state, NEW.state) NOT IN (
            ('open', 'open'), ('open', 'adopted'), ('open', 'lapsed'),
            ('adopted', 'adopted'), ('adopted', 'lapsed'), ('lapsed', 'lapsed'))
    THEN
        RAISE EXCEPTION 'a frozen version never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_frozen_version_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_frozen_version_never_changes
    BEFORE UPDATE OR DELETE ON governance_version
    FOR EACH ROW EXECUTE FUNCTION governance_hold_frozen_versions();
"""
VERSIONS_BACK = """
DROP TRIGGER a_frozen_version_never_changes ON governance_version;
DROP FUNCTION governance_hold_frozen_versions();
"""

DECISIONS = """
CREATE FUNCTION governance_hold_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a decision never changes; a newer one supersedes it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_decision_never_changes';
END $$;
CREATE TRIGGER a_decision_never_changes
    BEFORE UPDATE OR DELETE ON governance_decision
    FOR EACH ROW EXECUTE FUNCTION governance_hold_decisions();
"""
DECISIONS_BACK = """
DROP TRIGGER a_decision_never_changes ON governance_decision;
DROP FUNCTION governance_hold_decisions();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_texts")]

    operations = [
        migrations.RunSQL(BLOCKS, BLOCKS_BACK),
        migrations.RunSQL(VERSIONS, VERSIONS_BACK),
        migrations.RunSQL(DECISIONS, DECISIONS_BACK),
    ]
