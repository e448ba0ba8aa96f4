"""An allowance against the limits of the law: it warns with the source and refuses nothing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.advice.allowances.rules import Limits, Paid, passed
from aanjager.advice.assignments import queries
from aanjager.advice.assignments.tests.factories import NOW, hours, working
from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law

LIMITS = {2023: Limits(5_00, 190_00, 1_900_00), 2026: Limits(5_75, 220_00, 2_200_00)}


def codes(*paid):
    return [it.code for it in passed(paid, LIMITS)]


def test_the_worked_example_of_the_tax_office_passes_the_month():
    """€ 4 an hour plus travel is € 208 a month, over € 190 in 2023 (belastingdienst.nl)."""
    assert codes(Paid(date(2023, 5, 31), Decimal(40), 160_00, 48_00)) == ["month"]
    assert codes(Paid(date(2023, 5, 31), Decimal(40), 160_00, 30_00)) == []


def test_hour_month_and_year_are_each_a_limit_and_months_are_not_averaged():
    assert codes(Paid(date(2026, 1, 5), Decimal(2), 11_50)) == []
    assert codes(Paid(date(2026, 1, 5), Decimal(2), 11_51)) == ["hour"]
    assert codes(
        Paid(date(2026, 1, 5), Decimal(60), 240_00), Paid(date(2026, 2, 5), Decimal(1), 5_00)
    ) == ["month"]
    whole_year = [Paid(date(2026, month, 1), Decimal(50), 200_00) for month in range(1, 13)]
    assert codes(*whole_year) == ["year"]


def test_a_year_without_figures_says_so():
    assert codes(Paid(date(2027, 1, 5), Decimal(1), 100_00)) == ["unknown"]
    assert codes(Paid(date(2027, 1, 5), Decimal(1), 0)) == []


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 365), st.integers(1, 8), st.integers(0, 60_00)), max_size=12)
)
def test_within_every_limit_nothing_is_said_and_above_one_something_is(rows):
    paid = [
        Paid(date.fromordinal(date(2026, 1, 1).toordinal() + day - 1), Decimal(h), cents)
        for day, h, cents in rows
    ]
    per_month: dict[int, int] = {}
    for it in paid:
        per_month[it.on.month] = per_month.get(it.on.month, 0) + it.cents
    too_much = (
        any(it.cents > 5_75 * it.hours for it in paid) or any(sum_ > 220_00 for sum_ in per_month.values())
        or sum(per_month.values()) > 2_200_00
    )  # fmt: skip

    assert bool(passed(paid, LIMITS)) == too_much


@pytest.mark.django_db
def test_the_page_warns_with_the_source_and_everything_of_one_person_counts_together(cast):
    law.load(by=CLOCK, at=NOW)
    it = working(cast.noord)
    hours(it, "10", allowance_cents=57_50)
    assert queries.allowance_of(it.expert) == []
    other = working(cast.zuid)
    type(other).objects.filter(pk=other.pk).update(expert=it.expert)
    other.refresh_from_db()
    hours(other, "10", allowance_cents=57_50, costs_cents=150_00)

    (said,) = queries.allowance_of(it.expert)
    assert "€ 265,00" in said.words.replace("\xa0", " ")
    assert said.source.startswith("hlb-nannen.nl")
    assert queries.allowance_of(it.expert, cast.noord) == []


@pytest.mark.django_db
def test_who_is_young_has_the_lower_hour_limit(cast):
    law.load(by=CLOCK, at=NOW)
    it = working(cast.noord)
    hours(it, "1", allowance_cents=4_00)
    assert queries.allowance_of(it.expert) == []
    it.expert.person.birth_year = 2008
    assert "€ 3,40" in queries.allowance_of(it.expert)[0].words.replace("\xa0", " ")
