"""Statements that the server keeps."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanjager.kernel import statements
from config import database

SUM = "SELECT %(one)s + %(two)s, %(one)s = ANY(%(many)s) AS kept_by_the_test"
pytestmark = pytest.mark.django_db


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%kept_by_the_test'"
            " AND statement LIKE 'SELECT $1%'"
        )
        return cursor.fetchone()[0]


def test_small_and_large_numbers_are_one_statement():
    before = kept()
    assert statements.rows(SUM, {"one": 1, "two": 2, "many": [1]}) == [(3, True)]
    assert statements.rows(SUM, {"one": 1 << 40, "two": 70_000, "many": [3]}) == [
        ((1 << 40) + 70_000, False)
    ]
    assert kept() - before == (0 if before else 1)


def test_the_log_of_queries_shows_it_with_its_values():
    with CaptureQueriesContext(connection) as told:
        statements.rows(SUM, {"one": 1, "two": 2, "many": [3]})
    assert [row["sql"] for row in told] == [
        "SELECT 1 + 2, 1 = ANY('{3}'::int8[]) AS kept_by_the_test"
    ]


def test_a_pooler_that_keeps_nothing_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@b/c?prepared=no")
    assert database.configured(tmp_path)["OPTIONS"]["prepare_threshold"] is None
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@b/c")
    assert database.configured(tmp_path)["OPTIONS"]["prepare_threshold"] == 0
