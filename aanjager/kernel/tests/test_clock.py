"""The wall clock stands the same on both sides of a clock change, and no day counts twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aanjager.kernel import clock

HERE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # Summer time begins on Sunday 29 March 2026, and ends on Sunday 25 October 2026.
        (datetime(2026, 3, 27, 17, tzinfo=HERE), datetime(2026, 3, 30, 17, tzinfo=HERE)),
        (datetime(2026, 10, 23, 17, tzinfo=HERE), datetime(2026, 10, 26, 17, tzinfo=HERE)),
        # Half past two does not exist in that night, and comes twice in the other.
        (datetime(2026, 3, 27, 2, 30, tzinfo=HERE), datetime(2026, 3, 30, 2, 30, tzinfo=HERE)),
        (datetime(2026, 10, 23, 2, 30, tzinfo=HERE), datetime(2026, 10, 26, 2, 30, tzinfo=HERE)),
        # Just before midnight here it is still the same day, though the day is over in UTC terms.
        (datetime(2026, 7, 6, 23, 30, tzinfo=HERE), datetime(2026, 7, 7, 23, 30, tzinfo=HERE)),
    ],
)
def test_an_answer_is_due_at_the_same_hour_after_a_clock_change(start, expected):
    due = clock.add_working_days(start.astimezone(UTC), 1)

    assert due == expected
    assert due.hour == start.hour


def test_the_night_of_a_clock_change_is_no_extra_day():
    friday = datetime(2026, 10, 23, 23, 59, tzinfo=HERE)
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=HERE)

    assert clock.working_days_between(friday, twice) == 0
    assert clock.working_days_between(friday, twice.replace(fold=1)) == 0
    assert clock.working_days_between(friday, friday + timedelta(days=3)) == 1


def test_a_clock_that_was_put_back_counts_nothing():
    later, earlier = datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert clock.working_days_between(later, earlier) == 0


def test_a_day_ends_at_midnight_here_also_when_the_clock_goes_back():
    end = clock.end_of_day(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # 02.30 in summer time

    assert end.isoformat() == "2026-10-25T23:59:59.999999+01:00"
