"""What the first page says about a year, and what it keeps to itself."""

from datetime import date

import pytest

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.home import queries

pytestmark = pytest.mark.django_db


def started(cast, number, now):
    for _ in range(number):
        PlacementFactory(
            opportunity__organisation=cast.buurthuis,
            state="started",
            answered_at=now,
            started_on=date(2025, 11, 3),
            reacted_at=now.replace(year=2025, month=10),
            answer_by=now.replace(year=2025, month=10, day=9),
        )


def test_five_who_started_are_told(cast, now):
    started(cast, 5, now)

    assert queries.figures(cast.noord, now)["started"] == 5
    assert queries.figures(cast.noord, now)["year"] == 2025


def test_fewer_than_five_are_not(cast, now):
    started(cast, 4, now)

    assert queries.figures(cast.noord, now)["started"] is None


def test_another_centre_counts_its_own(cast, now):
    started(cast, 5, now)

    assert queries.figures(CentreFactory(), now)["started"] is None
