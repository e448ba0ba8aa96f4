"""The table behind the default cache: counts of tries, and seals that were used."""

from django.db import migrations

MAKE = """
CREATE TABLE shared_memory (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX shared_memory_expires ON shared_memory (expires);
"""


class Migration(migrations.Migration):

    dependencies = [("trust", "0002_what_must_hold")]

    operations = [migrations.RunSQL(MAKE, "DROP TABLE shared_memory")]
