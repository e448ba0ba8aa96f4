"""The bench of counting all agreements, in its short form."""

import pytest

from tests.bench import bench_agreements

pytestmark = pytest.mark.django_db


def test_all_agreements_are_counted_in_one_go_and_twice_changes_nothing(monkeypatch):
    monkeypatch.setattr(bench_agreements, "CENTRES", 6)

    found = bench_agreements.run(agreements=12, rows=200, sample=120)

    assert found["months"] == 12 * 10 * 12
    assert found["steps_told"] == 10
    assert found["again_changed"] == 0
    assert found["corrected_months"] > 0
    assert found["different"] == 0
