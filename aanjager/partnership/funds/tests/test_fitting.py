"""Which fund fits: compared with an oracle that looks at everything, one by one."""

import os
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.partnership.funds.choices import Applicant, Because
from aanjager.partnership.funds.rules import Scheme, Wish, fit

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "80"))
TODAY = date(2026, 3, 2)
ORDER = [
    Because.APPLICANT, Because.THEME, Because.AREA, Because.TOO_LITTLE, Because.TOO_MUCH,
    Because.DATE,
]  # fmt: skip

few = st.frozensets(st.integers(1, 4), max_size=3)
days = st.integers(-60, 90).map(lambda n: TODAY + timedelta(days=n))
cents = st.integers(1, 9)
schemes = st.builds(
    Scheme,
    themes=few,
    area=st.none() | st.integers(1, 4),
    least_cents=st.none() | cents,
    most_cents=st.none() | cents,
    applicants=st.frozensets(st.sampled_from(Applicant.values), max_size=2),
    is_rolling=st.booleans(),
    rounds=st.lists(days.map(lambda day: (day - timedelta(days=30), day)), max_size=3).map(tuple),
)
wishes = st.builds(
    Wish,
    themes=few,
    areas=few,
    cents=cents,
    applicant=st.sampled_from(Applicant.values),
    on=st.just(TODAY),
    before=st.none() | days,
)


def wrongs(scheme, wish):
    """Everything that does not fit, whatever the order."""
    found = set()
    if scheme.applicants and not any(it == wish.applicant for it in scheme.applicants):
        found.add(Because.APPLICANT)
    if scheme.themes and all(it not in wish.themes for it in scheme.themes):
        found.add(Because.THEME)
    if scheme.area and all(it != scheme.area for it in wish.areas):
        found.add(Because.AREA)
    if scheme.least_cents and scheme.least_cents > wish.cents:
        found.add(Because.TOO_LITTLE)
    if scheme.most_cents and scheme.most_cents < wish.cents:
        found.add(Because.TOO_MUCH)
    if not (scheme.is_rolling or open_days(scheme, wish)):
        found.add(Because.DATE)
    return found


def open_days(scheme, wish):
    end = wish.before or date.max
    return [day for _opens, day in scheme.rounds if day >= wish.on and day < end]


@given(schemes, wishes)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_yes_and_a_no_are_those_of_the_oracle_and_the_reason_is_true(scheme, wish):
    wrong, answer = wrongs(scheme, wish), fit(scheme, wish)

    assert answer.says_yes == (not wrong)
    if wrong:
        assert answer.because == min(wrong, key=ORDER.index)
        assert answer.last_day is None
        return
    assert answer.last_day == min(open_days(scheme, wish), default=None)
    truth = {
        Because.THEME: bool(scheme.themes & wish.themes),
        Because.AREA: scheme.area in wish.areas,
        Because.APPLICANT: wish.applicant in scheme.applicants,
        Because.ALL: not (scheme.themes or scheme.area or scheme.applicants),
    }
    assert truth[answer.because]


def test_a_fund_without_bounds_fits_everything():
    answer = fit(Scheme(is_rolling=True), Wish(on=TODAY))

    assert (answer.says_yes, answer.because) == (True, Because.ALL)


def test_a_round_that_closes_when_the_plan_has_begun_comes_too_late():
    scheme = Scheme(rounds=((TODAY, date(2026, 4, 15)),))

    assert fit(scheme, Wish(on=TODAY, before=date(2026, 4, 15))).because == Because.DATE
    assert fit(scheme, Wish(on=TODAY, before=date(2026, 4, 16))).last_day == date(2026, 4, 15)
    assert fit(scheme, Wish(on=date(2026, 4, 15))).says_yes
    assert not fit(scheme, Wish(on=date(2026, 4, 16))).says_yes
