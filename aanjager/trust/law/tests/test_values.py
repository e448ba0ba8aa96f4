from datetime import date
from decimal import Decimal

import pytest

from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.law import actions, queries
from aanjager.trust.law.models import LawValue
from conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "on", "value"),
    [
        ("volunteer_allowance_per_year", date(2026, 3, 2), "2200"),
        ("volunteer_allowance_per_year", date(2025, 12, 31), "2100"),
        ("volunteer_allowance_per_hour", date(2026, 1, 1), "5.75"),
        ("volunteer_allowance_per_hour_young", date(2023, 6, 1), "2.75"),
        ("opportunity_hours_per_week_max", date(2026, 3, 2), "20"),
        ("consent_age", date(2026, 3, 2), "16"),
    ],
)
def test_the_number_that_held_on_a_day_is_found_with_its_source(key, on, value):
    actions.load(by=CLOCK, at=NOW)

    found = queries.value(key, on=on)

    assert found.value == Decimal(value)
    assert found.source
    assert queries.number(key, on=on) == Decimal(value)


def test_a_year_that_nobody_looked_up_has_no_number():
    actions.load(by=CLOCK, at=NOW)

    with pytest.raises(LawValue.DoesNotExist):
        queries.value("volunteer_allowance_per_year", on=date(2027, 1, 1))


def test_no_two_numbers_of_one_kind_hold_on_the_same_day():
    actions.load(by=CLOCK, at=NOW)

    for on in (date(2019, 5, 1), date(2026, 3, 2), date(2030, 1, 1)):
        keys = [it.key for it in queries.holding(on)]
        assert len(keys) == len(set(keys))


def test_the_numbers_of_the_law_are_loaded_by_the_installation_alone():
    with pytest.raises(Refused, match="beheerder"):
        actions.load(by=ANONYMOUS, at=NOW)
