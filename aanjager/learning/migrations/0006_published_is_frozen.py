"""What was published never changes: not by a page, not by a script, not by hand."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION learning_hold_published_trees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) THEN
        RAISE EXCEPTION 'a published tree never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_published_tree_never_changes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_published_tree_never_changes
    BEFORE UPDATE ON learning_treeversion
    FOR EACH ROW EXECUTE FUNCTION learning_hold_published_trees();
"""
BACK = """
DROP TRIGGER a_published_tree_never_changes ON learning_treeversion;
DROP FUNCTION learning_hold_published_trees();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0005_trees'),
    ]

    operations = [
        migrations.RunSQL(FROZEN, BACK),
    ]
