"""Tries count for the whole house: two web processes share what was counted, and forget it in time."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.utils.timezone import now

from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.memory import pages
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.accounts import actions

ELSEWHERE = """
import django; django.setup()
from allauth.core import ratelimit
from django.core.cache import cache
from django.test import RequestFactory
request = RequestFactory().post("/inloggen/")
went = [ratelimit.consume(request, action="request_login_code", key="daan@example.org") for _ in "12"]
print(went, cache.add("shown:abc", 1), cache.get("only-here"))
"""


def in_another_process():
    """What a second web process says that works on the same database."""
    it = connection.settings_dict
    host = it["HOST"] or connection.connection.info.host
    address = f"postgresql://{it['USER']}:{it['PASSWORD']}@/{it['NAME']}?host={host}"
    address += f"&port={it['PORT']}" if it["PORT"] else ""
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def ask(address="daan@example.org"):
    request = RequestFactory().post("/inloggen/")
    request.session = {}
    actions.ask_code(request, address=address, by=Actor(), at=now())


@pytest.mark.django_db(transaction=True)
def test_two_processes_share_the_count_of_an_address():
    ask()
    ask()
    assert cache.add("shown:abc", 1)
    pages.set("only-here", "a card")

    # Three a minute: the other process has one left. The seal is used, the card is not theirs.
    assert in_another_process() == "[True, False] False None"
    with pytest.raises(Refused, match="al een paar codes"):
        ask()


@pytest.mark.django_db
def test_a_refused_try_counts_for_the_browser_it_came_from():
    for _try in range(3):
        ask()
    for _try in range(17):  # twenty a minute from one place, whatever the address
        with pytest.raises(Refused):
            ask()

    with pytest.raises(Refused):
        ask("anna@example.org")


@pytest.mark.django_db
def test_the_shared_memory_holds_no_address_and_forgets_in_time():
    ask()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_memory")
        rows = cursor.fetchall()

    assert len(rows) == 3  # per minute and place, per minute and address, per hour and address
    assert all(len(key) == 64 and ":" not in key and "127.0" not in key for key, _value in rows)
    assert actions.forget_tries(by=CLOCK, at=now()) == 0
    assert actions.forget_tries(by=CLOCK, at=now() + timedelta(hours=2)) == 3


@pytest.mark.django_db
def test_only_the_clock_forgets_tries():
    with pytest.raises(Refused):
        actions.forget_tries(by=Actor(), at=now())


@pytest.mark.django_db
def test_a_remembered_card_costs_no_statement():
    assert count_queries(lambda: pages.set("card", "x") or pages.get("card")) == 0
