"""What every test has at hand: a checking browser, and the cast."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.utils import translation

from aanjager.kernel.testing import HouseClient
from aanjager.trust.letters.tests.mail_server import mail_server  # noqa: F401 (a fixture)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday morning


@pytest.fixture(autouse=True)
def _no_memory():
    """Nothing remembered from the test before, and Dutch on screen until a test asks otherwise."""
    cache.clear()
    translation.activate("nl")


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
