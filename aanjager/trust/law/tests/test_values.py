from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.reference import rows_of
from aanjager.kernel.refusals import Refused
from aanjager.trust.law import actions, queries
from aanjager.trust.law.actions import VALUES, Figure
from aanjager.trust.law.choices import NAMES, with_unit
from aanjager.trust.law.models import LawValue
from conftest import NOW

pytestmark = pytest.mark.django_db
ELS = Actor(is_association=True)
ANNA = Actor(staff_of=frozenset({1}))


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


@pytest.mark.parametrize("year", [2016, 2018, 2020, 2027])
def test_a_year_that_nobody_looked_up_has_no_number(year):
    actions.load(by=CLOCK, at=NOW)

    with pytest.raises(LawValue.DoesNotExist):
        queries.value("volunteer_allowance_per_year", on=date(year, 1, 1))


def test_no_two_numbers_of_one_kind_hold_on_the_same_day():
    actions.load(by=CLOCK, at=NOW)

    for on in (date(2019, 5, 1), date(2026, 3, 2), date(2030, 1, 1)):
        keys = [it.key for it in queries.holding(on)]
        assert len(keys) == len(set(keys))


def test_the_numbers_of_the_law_are_loaded_by_the_installation_alone():
    with pytest.raises(Refused, match="beheerder"):
        actions.load(by=ANONYMOUS, at=NOW)


def test_every_number_has_a_name_on_screen():
    assert {row["key"] for row in rows_of(VALUES)} == set(NAMES)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("5.75", "EUR/hour", "€\xa05,75 per uur"),
        ("2200.00", "EUR/year", "€\xa02.200 per jaar"),
        ("1.00", "weeks", "1 week"),
        ("8.00", "weeks", "8 weken"),
        ("3.00", "years", "3 jaar"),
        ("5.00", "persons", "5 mensen"),
        ("30.00", "days", "30 dagen"),
    ],
)
def test_a_number_is_said_as_people_say_it(value, unit, said):
    assert with_unit(Decimal(value), unit) == said


def test_a_number_that_nobody_checked_for_a_year_is_looked_up_again():
    actions.load(by=CLOCK, at=NOW)
    late = datetime(2027, 11, 26, 9, tzinfo=UTC)
    waiting = queries.to_check(late.date())

    assert waiting
    assert all(it.valid_to is None for it in waiting)
    assert queries.to_check(date(2026, 11, 25)) == []

    actions.confirm(waiting[0], by=ELS, at=late)
    assert waiting[0] not in queries.to_check(late.date())


def test_what_somebody_checked_here_stays_when_the_file_is_loaded_again():
    actions.load(by=CLOCK, at=NOW)
    it = queries.value("consent_age", on=date(2026, 3, 2))
    LawValue.objects.filter(pk=it.pk).update(value=17)
    actions.confirm(it, by=ELS, at=datetime(2027, 2, 1, 9, tzinfo=UTC))
    LawValue.objects.filter(key="uwv_declaration_years").update(value=9)

    actions.load(by=CLOCK, at=NOW)

    assert queries.number("consent_age", on=date(2027, 3, 2)) == 17
    assert queries.number("uwv_declaration_years", on=date(2027, 3, 2)) == 3


def test_the_association_adds_the_number_of_a_new_year_and_the_one_before_ends():
    actions.load(by=CLOCK, at=NOW)
    figure = Figure("consent_age", Decimal(15), date(2027, 1, 1), "Een nieuwe wet")

    made = actions.add(figure, by=ELS, at=NOW)

    assert (made.unit, made.checked_on) == ("years", NOW.date())
    assert queries.number("consent_age", on=date(2026, 12, 31)) == 16
    assert queries.number("consent_age", on=date(2027, 1, 1)) == 15
    with pytest.raises(Refused, match="na de eerste dag"):
        actions.add(figure, by=ELS, at=NOW)


def test_a_centre_does_not_change_the_numbers_of_the_law():
    actions.load(by=CLOCK, at=NOW)
    it = queries.value("consent_age", on=date(2026, 3, 2))

    with pytest.raises(Refused, match="vereniging"):
        actions.confirm(it, by=ANNA, at=NOW)
    with pytest.raises(Refused, match="voor de eerste dag"):
        actions.add(
            Figure("consent_age", Decimal(1), date(2028, 1, 1), "x", date(2027, 1, 1)),
            by=ELS,
            at=NOW,
        )
