"""The published worked examples and every limit of the volunteer allowance.

Sources, as read for docs: [S078] belastingdienst.nl, vrijwilligersvergoedingen; [S079]
belastingdienst.nl, vergoeding voor inzet en voor kosten (with the worked example of 2023); [S080]
vrijwilligersdossier.nl (2025); [S081] hlb-nannen.nl (2026); [S082] vcra.nl (2017); [S083]
kennisnetwerk-belastingen-toeslagen.nl (2 September 2025); [S085] memorie van toelichting, Belastingplan
2020 (2019); [S084] salarisvanmorgen.nl and [S086] ndfr.nl (real costs); [S087] dewve.nl (adding up).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager.kernel.actor import CLOCK
from aanjager.learning.figures import queries
from aanjager.learning.figures import rules as allowance
from aanjager.learning.figures.rules import Received, Sums
from aanjager.trust.law import actions as law
from conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _table():
    law.load(by=CLOCK, at=NOW)


def flat(month, months=12, **facts):
    return Received(effort=[month] * months, **facts)


EXAMPLES = {
    # the worked example of the tax office: € 4 an hour plus travel, together € 208 a month, 2023
    "S079 effort and travel of 208 a month": (
        [Received(effort=[160_00] * 9, costs=[48_00] * 9, per_hour=4_00)], 2023, 22, "above", "month",
    ),
    "S079 the same effort without travel": (
        [Received(effort=[160_00] * 9, per_hour=4_00)], 2023, 22, "within", "",
    ),
    # all three must be met: one month above, the year is fine
    "S083 one month above, the year fine": (
        [Received(effort=[250_00] + [100_00] * 11)], 2025, None, "above", "month",
    ),
    "S083 months are not averaged": (
        [Received(effort=[211_00, 1_00])], 2025, None, "above", "month",
    ),
    "S083 hour too high, month and year fine": (
        [flat(100_00, per_hour=5_61)], 2025, 40, "above", "hour",
    ),
    # S087: several organisations added up
    "S087 two organisations together above": (
        [flat(110_00), flat(111_00)], 2026, None, "above", "month year",
    ),
    "S087 two organisations together within": (
        [flat(110_00), flat(73_00)], 2026, None, "within", "",
    ),
    "S087 in different months they do not meet": (
        [Received(effort=[220_00, 0]), Received(effort=[0, 220_00])], 2026, None, "within", "",
    ),
    # the limits of each published year, on the cent
    "S082 2017 within": ([flat(125_00, per_hour=4_50)], 2017, 23, "within", ""),
    "S082 2017 under 23 is young": ([flat(125_00, per_hour=2_51)], 2017, 22, "above", "hour"),
    "S085 2019 within": ([Received(effort=[170_00] * 10)], 2019, None, "within", ""),
    "S085 2019 month above": ([Received(effort=[170_01])], 2019, None, "above", "month"),
    "S078 2022 within": ([Received(effort=[180_00] * 10)], 2022, None, "within", ""),
    "S078 2021 year above": ([flat(150_01)], 2021, None, "above", "year"),
    "S079 2023 21 is adult": ([flat(100_00, per_hour=5_00)], 2023, 21, "within", ""),
    "S079 2023 20 is young": ([flat(100_00, per_hour=2_75)], 2023, 20, "within", ""),
    "S079 2023 20 is young, above": ([flat(100_00, per_hour=2_76)], 2023, 20, "above", "hour"),
    "S078 2024 on all limits": ([Received([210_00] * 10, per_hour=5_50)], 2024, 21, "within", ""),
    "S078 2024 young": ([Received([210_00] * 10, per_hour=3_26)], 2024, 20, "above", "hour"),
    "S080 2025 on all limits": ([Received([210_00] * 10, per_hour=5_60)], 2025, 21, "within", ""),
    "S080 2025 young": ([Received([210_00] * 10, per_hour=3_30)], 2025, 20, "within", ""),
    "S081 2026 on all limits": ([Received([220_00] * 10, per_hour=5_75)], 2026, 21, "within", ""),
    "S081 2026 a cent too much": ([Received([220_00] * 10 + [1])], 2026, 21, "above", "year"),
    "S081 2026 young": ([Received([220_00] * 10, per_hour=3_41)], 2026, 20, "above", "hour"),
    "S081 2026 all three": ([Received([221_00] * 12, per_hour=6_00)], 2026, 30, "above", "hour month year"),
    # years and figures that nobody published here
    "2027 not found": ([flat(1_00)], 2027, 30, "unknown", "year"),
    "2018 not found": ([flat(1_00)], 2018, 30, "unknown", "year"),
    "2020 not found": ([flat(1_00)], 2020, 30, "unknown", "year"),
    "2016 not found": ([flat(1_00)], 2016, 30, "unknown", "year"),
    "2022 no hour found": ([flat(100_00, per_hour=4_00)], 2022, 30, "unknown", "hour"),
    "2022 no hour found, month above": ([flat(181_00, per_hour=4_00)], 2022, 30, "above", "month year"),
    "2026 age not told, between": ([flat(100_00, per_hour=4_00)], 2026, None, "unknown", "age"),
    "2026 age not told, low": ([flat(100_00, per_hour=3_40)], 2026, None, "within", ""),
    "2026 age not told, high": ([flat(100_00, per_hour=5_76)], 2026, None, "above", "hour"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_published_examples(name):
    received, year, age, verdict, because = EXAMPLES[name]

    found = queries.check(received, year=year, age=age)

    assert found.verdict == verdict
    assert " ".join(found.because) == because


def test_the_worked_example_of_the_tax_office_says_why():
    received = [Received(effort=[160_00] * 2, costs=[48_00] * 2, per_hour=4_00)]

    found = queries.check(received, year=2023, age=22)

    assert found.sentence == (
        "In een maand kreeg je €\xa0208,00. Dat is meer dan €\xa0190,00. Eén maand te veel is genoeg. "
        "Daarom is het geen onbelaste vergoeding. Het hele bedrag van €\xa0416,00 telt mee voor de "
        "belasting."
    )
    assert found.taxable_cents == 416_00  # the whole amount [S078]
    assert all("belastingdienst.nl" in it.source for it in found.figures)
    assert all(it.checked_on.year == 2026 for it in found.figures)


def test_without_an_agreed_hour_the_whole_must_be_low():
    found = queries.check([flat(100_00)], year=2026)

    assert "geen bedrag per uur afgesproken" in found.sentence  # [S078]
    assert found.taxable_cents == 0


def test_real_costs_that_can_be_shown_have_no_limit():
    found = queries.check([Received(costs=[900_00] * 12)], year=2026, is_real_costs=True)

    assert found.verdict == "real_costs"  # [S084][S086]
    assert "aantonen" in found.sentence


def test_pay_for_effort_is_never_real_costs():
    received = [Received(effort=[1], costs=[900_00] * 12)]

    assert queries.check(received, year=2026, is_real_costs=True).verdict == "above"


def test_a_year_without_figures_says_so():
    found = queries.check([flat(1_00)], year=2027)

    assert "Van 2027 kennen we geen gepubliceerde bedragen" in found.sentence
    assert found.figures == []


@pytest.mark.parametrize("total", [99, 12_01])
def test_sums_that_cannot_be_are_said(total):
    found = allowance.judge(Sums(1_00, total), queries.limits(2026))

    assert found.verdict == "contradiction"
    assert "allebei" in found.sentence


def test_a_thirteenth_month_or_less_than_nothing_is_a_mistake_of_who_calls():
    for wrong in ([1] * 13, [-1]):
        with pytest.raises(ValueError, match="twelve"):
            allowance.added_up([Received(effort=wrong)])


months = st.lists(st.integers(0, 300_00), max_size=12)
bodies = st.lists(
    st.builds(Received, months, months, st.none() | st.integers(0, 800)), min_size=1, max_size=3
)


@given(bodies=bodies, age=st.integers(10, 90), year=st.sampled_from([2017, 2023, 2026]))
def test_one_organisation_more_never_helps(bodies, age, year):
    limits = queries.limits(year)
    alone = allowance.check(bodies[:1], limits, age=age)
    together = allowance.check(bodies, limits, age=age)

    if alone.verdict == "above":
        assert together.verdict == "above"
        assert set(alone.because) <= set(together.because)
        assert together.taxable_cents == together.sums.whole_year >= alone.taxable_cents
    if together.verdict == "within":
        assert together.sums.peak_month <= limits.month.number
        assert together.sums.whole_year <= limits.whole_year.number
    assert "%(" not in together.sentence
