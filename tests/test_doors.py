"""Every address × every role: nobody reaches what is not theirs.

Each address has an audience. Who belongs to it gets an answer; everybody else is sent to sign in
(nobody signed in), or hears that the page is not there (404) or why it may not (403).
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

from tests.doors.audiences import AUDIENCES, NOT_AT_ONCE, OF_LIBRARIES, ROLES
from tests.doors.shared import browser_of, cast, everybody  # noqa: F401 (fixtures)
from tests.doors.table import TABLE
from tests.doors.world import World

pytestmark = pytest.mark.django_db
IN, SIGN_IN = "in", "sign in"


@dataclass(frozen=True)
class Door:
    """One address of the house: its full name and the names of its arguments."""

    name: str
    arguments: tuple[str, ...]


def doors(patterns=None, namespace="", held=()) -> list[Door]:
    found = []
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        regex = (
            pattern.pattern.regex.groupindex if isinstance(pattern.pattern, RegexPattern) else ()
        )
        names = (*held, *pattern.pattern.converters, *regex)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += doors(pattern.url_patterns, inner, names)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(Door(f"{namespace}{pattern.name}", names))
    return found


DOORS = [door for door in doors() if not door.name.startswith(OF_LIBRARIES)]


def test_every_address_stands_in_the_table():
    names = {door.name for door in DOORS}

    assert names - set(TABLE) == set(), "addresses without an audience"
    assert set(TABLE) - names == set(), "audiences without an address"


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_who_may_enter(door, cast, browser_of, client, settings):  # noqa: F811 (fixtures)
    settings.DEMO = False
    audience = AUDIENCES[TABLE[door.name]]
    world = World(cast)
    path = reverse(
        door.name, kwargs={name: world.argument(door.name, name) for name in door.arguments}
    )
    path += world.question(door.name)
    host = "zuid.localhost" if TABLE[door.name] == "manager" else "noord.localhost"

    wrong = []
    for role in ROLES:
        for method in ("get", "post"):
            got = attempt(browser_of(client, role), method, path, host)
            if not fits(door, got, role in audience, method, role):
                wrong.append(f"{role} {method.upper()} {path}: {got}")

    assert wrong == []


def attempt(client, method, path, host):
    """Knock with this browser and say what the answer means; what it changed is taken back."""
    with transaction.atomic():
        response = getattr(client, method)(path, headers={"host": host})
        transaction.set_rollback(True)
    if response.status_code == 405:
        return "other method"
    if response.status_code in {301, 302} and "/inloggen/" in response["Location"]:
        return SIGN_IN
    return response.status_code if response.status_code in {403, 404} else IN


def fits(door, got, belongs, method, role):
    """Whether the answer is one that this role may get.

    Who belongs gets in, though a POST without its facts may hear why not. A visitor who looks
    at what is not for everybody is asked to sign in or sees that it is not there.
    """
    if got == "other method":
        return True
    if belongs:
        return got == IN or method == "post" or (door.name in NOT_AT_ONCE and got == 403)
    if role == "visitor" and method == "get":
        return got in {SIGN_IN, 404}
    return got in {SIGN_IN, 403, 404}
