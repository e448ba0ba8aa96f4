"""One town for all addresses: the cast is gathered and signed in once; a test takes back its changes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from http.cookies import SimpleCookie

import pytest
from django.db import transaction

from aanjager.kernel.testing import HouseClient
from tests.cast import Cast, gather
from tests.doors.audiences import ROLES


@dataclass(frozen=True)
class SignedIn:
    """The cast, and what the browser of each role holds after signing in (nothing for a visitor)."""

    cast: Cast
    cookies: dict[str, SimpleCookie]


@pytest.fixture(scope="module")
def everybody(django_db_setup, django_db_blocker) -> Iterator[SignedIn]:
    """Gather the cast and sign in every role once; a test works in a savepoint on top of that."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = gather()
        yield SignedIn(cast, {role: cookies_of(getattr(cast, role, None)) for role in ROLES})
        transaction.set_rollback(True)


def cookies_of(user) -> SimpleCookie:
    """Return what a browser holds after somebody signed in; nothing for who did not."""
    client = HouseClient()
    if user:
        client.force_login(user)
    return client.cookies


@pytest.fixture
def cast(everybody, db) -> Cast:
    """The cast of a test of its own: what a test changes on them stays in that test."""
    return deepcopy(everybody.cast)


@pytest.fixture
def browser_of(everybody):
    """Put the cookies of a role in a browser: `browser_of(client, "anna")`."""

    def give(client, role):
        client.cookies = deepcopy(everybody.cookies[role])
        return client

    return give
