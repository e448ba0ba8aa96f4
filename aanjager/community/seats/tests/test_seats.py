"""The seat rules by themselves; with real rows they are tested where there are seats."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aanjager.community.seats import rules
from aanjager.community.seats.rules import Hall, Taken
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HALL = Hall(50, NOON + timedelta(days=10))


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        (Taken(), "placed"),
        (Taken(seated=49), "placed"),
        (Taken(seated=50), "waiting"),
        (Taken(seated=49, offered=1), "waiting"),
        (Taken(seated=49, waiting=1), "waiting"),  # nobody passes who waits
        (Taken(seated=60), "waiting"),  # overbooked
    ],
)
def test_who_comes_gets_a_seat_when_one_is_free_and_nobody_waits(taken, state):
    assert rules.first_state(HALL, taken) == state


def test_without_a_limit_there_is_always_a_seat():
    assert rules.first_state(replace(HALL, capacity=None), Taken(seated=10_000)) == "placed"
    assert rules.overbooked(replace(HALL, capacity=None), Taken(seated=10_000)) == 0


def test_an_offer_never_waits_past_the_closing():
    assert rules.offer_ends(HALL, NOON) == NOON + timedelta(hours=48)
    late = HALL.closes_at - timedelta(hours=3)
    assert rules.offer_ends(HALL, late) == HALL.closes_at


def test_after_the_closing_nobody_gets_a_seat():
    waiting = Taken(seated=10, waiting=5)

    assert rules.how_many(HALL, waiting, NOON) == 5
    assert rules.how_many(HALL, waiting, HALL.closes_at) == 0
    with pytest.raises(Refused, match="de tijd is voorbij"):
        rules.enter(ANONYMOUS, HALL, at=HALL.closes_at)


def test_the_queue_says_why_it_stands():
    tomorrow = datetime(2026, 3, 3, 11, tzinfo=UTC)
    offers = Taken(seated=48, offered=2, waiting=3, next_offer_ends=tomorrow)

    assert "Er lopen 2 aanbiedingen, de eerste tot 3 maart, 12.00 uur." in rules.why_it_stands(
        HALL, offers, NOON
    )
    assert "Alle plaatsen zijn bezet" in rules.why_it_stands(HALL, Taken(seated=50), NOON)
    free = Taken(seated=40, waiting=2)
    assert "Wie vooraan staat, krijgt zo bericht" in rules.why_it_stands(HALL, free, NOON)
    assert "Er zitten 3 mensen meer" in rules.why_it_stands(HALL, Taken(seated=53), NOON)
    assert "gesloten" in rules.why_it_stands(HALL, offers, HALL.closes_at)


numbers = some.integers(0, 300)


@given(some.none() | numbers, numbers, numbers, numbers)
def test_nobody_is_seated_beyond_the_capacity(capacity, seated, offered, waiting):
    hall, taken = replace(HALL, capacity=capacity), Taken(seated, offered, waiting)

    many = rules.how_many(hall, taken, NOON)

    assert 0 <= many <= waiting
    if capacity is not None and many:
        assert seated + offered + many <= capacity
    assert not (rules.overbooked(hall, taken) and many)
