"""The tables of a test, made at once from the models instead of step by step from the migrations.

Making them step by step takes most of a minute and grows with every room. `makemigrations --check`
holds models and migrations together; what a model cannot say (triggers, views, an index of our own)
is taken from the migrations themselves. With AANJAGER_MIGRATE=1 every step is walked, as on a machine
that runs the house, by one of the workers while the others begin: so are the rooms on another
PostgreSQL.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

FIRST = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
STEP_BY_STEP = bool(os.environ.get("AANJAGER_MIGRATE")) and FIRST
KEEP_THEIR_STEPS = {"procrastinate"}  # its tables are written in SQL


class AtOnce(migrate.Command):
    """`migrate` that makes our tables from the models, and then does what only SQL can say."""

    def handle(self, *args: Any, **options: Any) -> None:
        own = {it.label for it in apps.get_app_configs()} - KEEP_THEIR_STEPS
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, "MIGRATION_MODULES", dict.fromkeys(own))
            super().handle(*args, **{**options, "run_syncdb": True})
        lay_what_only_sql_can_say()


def lay_what_only_sql_can_say() -> None:
    """Run the plain SQL of the migrations that were not walked yet, in their order, and note them all."""
    loader = MigrationLoader(connection)
    leaves = loader.graph.leaf_nodes()
    recorder = MigrationRecorder(connection)
    done = set(loader.applied_migrations)
    for key in [k for leaf in leaves for k in loader.graph.forwards_plan(leaf)]:
        if key in done:
            continue
        done.add(key)
        state = loader.project_state()
        with connection.schema_editor() as editor:
            for step in loader.graph.nodes[key].operations:
                if isinstance(step, RunSQL):
                    step.database_forwards(key[0], editor, state, state)
        recorder.record_applied(*key)


@contextmanager
def made_at_once() -> Iterator[None]:
    """While this holds, `migrate` is the quick one, unless every step is asked for."""
    with pytest.MonkeyPatch.context() as patch:
        if not STEP_BY_STEP:
            patch.setattr(migrate, "Command", AtOnce)
        yield


if __name__ == "__main__":  # for a server beside the tests: DATABASE_URL=… python -m tests.tables
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with made_at_once():
        call_command("migrate", verbosity=0)
