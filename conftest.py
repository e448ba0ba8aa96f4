"""What every test has at hand: a checking browser, and the cast."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from aanjager.kernel.memory import pages
from aanjager.kernel.testing import HouseClient
from aanjager.trust.letters.tests.mail_server import mail_server  # noqa: F401 (a fixture)
from config.postgres.base import DatabaseOperations
from tests.tables import made_at_once

OF_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
KEPT = {"django_content_type", "auth_permission"}  # made with the tables, read by Django only
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday morning

# What is true of an example does not hang on how busy the machine is; time is measured by the benches.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses among them
def pytest_collection_modifyitems(items):
    """Mark what touches the database: another PostgreSQL has nothing to say about the rest."""
    for item in items:
        of_django = item.cls and issubclass(item.cls, TransactionTestCase)
        marked = item.get_closest_marker("django_db")
        if marked or of_django or OF_DATABASE & set(item.fixturenames):
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Called before the tables are made: they are made at once (`tests/tables.py`)."""
    with made_at_once():
        yield


@pytest.fixture(autouse=True)
def _no_memory(request, django_db_blocker):
    """Nothing remembered from the test before, and Dutch on screen until a test asks otherwise.

    What processes share stands in the database: a test that ends in a rollback leaves none of it.
    """
    pages.clear()
    translation.activate("nl")
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        with django_db_blocker.unblock():
            cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _memory_lasts_a_test():
    """What a process remembers does not end halfway a test: on a slow machine a page would ask once more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocMemCache, "_has_expired", lambda memory, key: key not in memory._cache)
        yield


@pytest.fixture(autouse=True, scope="session")
def _quick_to_empty():
    """A test that commits leaves an empty database: rows are deleted, in a tenth of the time of `TRUNCATE`.

    That makes every table anew on disk; here some thirty of more than a hundred and fifty hold a few
    rows. What Django itself keeps about tables stays.
    """

    def statements(ops, style, tables, **_options):
        rows = " ".join(
            f"DELETE FROM {ops.quote_name(table)};" for table in tables if table not in KEPT
        )
        return [f"SET LOCAL session_replication_role = replica; {rows}"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", statements)
        yield


@pytest.fixture(autouse=True)
def _no_files(settings):
    """What a test stores as a file stays in memory."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def client():
    return HouseClient()


@pytest.fixture
def cast(db):
    """Anna, Bram, Cora, Daan, Els, Finn and Gerda, each with an account, in two centres."""
    from tests.cast import gather

    return gather()


@pytest.fixture
def signed_in(client):
    """Return the browser after signing this user in: `signed_in(cast.anna)`."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
