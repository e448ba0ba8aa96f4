"""Neighbours lie together, and a list reads few pages: counted in pages, never in seconds."""

import pytest
from django.db import connection, connections

from aanjager.exchange.matching import actions
from aanjager.exchange.matching.actions.gathering import TABLES, is_scattered
from aanjager.exchange.opportunities.models import Standing, StandingWords
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from tests.bench import bench_ranking, country

pytestmark = pytest.mark.django_db(transaction=True)
SCATTER = """
CREATE TEMP TABLE kept AS SELECT * FROM {table};
SET session_replication_role = replica; DELETE FROM {table};
INSERT INTO {table} SELECT * FROM kept ORDER BY md5(ctid::text);
SET session_replication_role = DEFAULT; DROP TABLE kept
"""


@pytest.fixture
def scattered(monkeypatch):
    """Two thousand opportunities on ten places, in no order at all."""
    points = country.places()[0][:10]
    monkeypatch.setattr(country, "places", lambda: (points, [0.1] * 10))
    country.fill(2_000)
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(SCATTER.format(table=table))
            cursor.execute(f"VACUUM FULL {table}")  # no holes left by tests that ran before


def test_what_lies_scattered_is_laid_together_once(scattered, now):
    rows, words = Standing.objects.count(), StandingWords.objects.count()

    assert actions.gather(by=CLOCK, at=now) == list(TABLES)
    assert actions.gather(by=CLOCK, at=now) == []

    assert not any(is_scattered(table) for table in TABLES)
    assert (
        (Standing.objects.count(), StandingWords.objects.count()) == (rows, words) == (2_000,) * 2
    )


def test_who_reads_is_never_kept_waiting_by_a_gathering_that_waits(scattered, now):
    reader = connections.create_connection("default")
    reader.settings_dict = connection.settings_dict
    try:
        reader.set_autocommit(False)
        with reader.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM exchange_standing")
            assert actions.gather(by=CLOCK, at=now) == ["exchange_standingwords"]
        reader.rollback()
    finally:
        reader.close()

    assert actions.gather(by=CLOCK, at=now) == ["exchange_standing"]


def test_nothing_to_lay_together_is_nothing_to_do(now):
    assert actions.gather(by=CLOCK, at=now) == []


def test_nobody_gathers_by_hand(now):
    with pytest.raises(Refused, match="elke nacht"):
        actions.gather(by=Actor(user_id=1), at=now)


def test_a_list_reads_few_pages_by_its_indexes():
    """Eight thousand lie on some 700 pages: who reads a table whole, or for each hit, passes these."""
    country.fill(8_000)

    for shape, most in (
        ("place", 1_500),
        ("a common word", 6_000),
        ("a rare word", 1_500),
        ("all", 6_000),
    ):
        for search in bench_ranking.questions(shape, 10_000, 5):
            plan = bench_ranking.plan_of(search)
            assert bench_ranking.pages_of(plan) <= most, shape
            # PostgreSQL 15 finds eight thousand rows cheap enough to read whole, within the bound.
            assert connection.pg_version < 160_000 or not set(bench_ranking.read_whole(plan)), shape
