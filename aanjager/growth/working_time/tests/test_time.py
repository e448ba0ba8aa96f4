"""Age by day by hour by week: what the law lets young people do, and what not, with its source."""

import os
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.growth.working_time.rules import Number, Plan, Stretch, judge
from aanjager.kernel.reference import rows_of
from aanjager.trust.law.actions import VALUES

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "100"))
LAW = {
    it["key"]: Number(Decimal(it["value"]), it["source"])
    for it in rows_of(VALUES)
    if it["valid_to"] is None
}
MONDAY = date(2026, 11, 2)  # a week of school; the week before is holiday
HOLIDAY = {date(2026, 10, 24) + timedelta(days=n) for n in range(9)}  # up to Sunday 1 November


def is_school_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAY


def born(age: int, on: date = MONDAY) -> date:
    """Somebody who had a birthday long before the day."""
    return date(on.year - age, 3, 1)


def at(day: date, start: str, end: str, pause: int = 0) -> Stretch:
    return Stretch(day, time.fromisoformat(start), time.fromisoformat(end), pause)


def codes(age_or_birth, *stretches, **facts) -> set[str]:
    born_on = age_or_birth if isinstance(age_or_birth, date) else born(age_or_birth)
    plan = Plan(born_on, stretches, is_school_day, **facts)
    return {it.code for it in judge(plan, LAW)}


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


SAT, FREE = day(5), date(2026, 10, 26)
SIXTH = FREE + timedelta(days=5)
NOONS = [at(FREE + timedelta(days=n), "12:00", "14:00") for n in range(5)]
EARLY = [at(FREE + timedelta(days=n), "06:00", "07:00") for n in range(5)]
LESSONS = {"lesson_hours": Decimal("5.5")}
NO_PAY = (Decimal(0),) * 7


def paid(**days: str) -> tuple[Decimal, ...]:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple(Decimal(days.get(name, "0")) for name in names)


@pytest.mark.parametrize(
    ("age", "stretches", "facts", "wanted"),
    [
        (11, [at(day(1), "15:00", "16:00")], {}, {"age"}),
        (11, [at(day(1), "15:00", "16:00")], {"is_inside_school": True}, {"age"}),
        (12, [at(day(1), "15:00", "16:00")], {}, {"age"}),
        (12, [at(day(1), "15:00", "16:00")], {"is_inside_school": True}, set()),
        (13, [at(day(1), "15:00", "17:00")], {}, set()),
        (13, [at(day(1), "15:00", "17:01")], {}, {"school_day"}),
        (13, [at(day(1), "17:00", "19:00")], {}, set()),
        (13, [at(day(1), "17:01", "19:01")], {}, {"latest"}),
        (14, [at(day(1), "20:00", "21:00")], {}, {"latest"}),
        (15, [at(day(1), "20:00", "21:00")], {}, {"latest"}),
        (16, [at(day(1), "20:00", "21:00")], {}, set()),
        (14, [at(SAT, "06:59", "09:00")], {}, {"earliest"}),
        (14, [at(SAT, "07:00", "09:00")], {}, set()),
        (14, [at(day(6), "10:00", "12:00")], {}, {"sunday"}),
        (16, [at(day(6), "10:00", "12:00")], {}, set()),
        (14, [at(SAT, "09:00", "13:30")], {}, set()),
        (14, [at(SAT, "09:00", "13:31")], {}, {"break"}),
        (14, [at(SAT, "09:00", "16:30", 30)], {}, set()),
        (14, [at(SAT, "09:00", "16:31", 30)], {}, {"free_day"}),
        (13, [at(FREE, "09:00", "16:30", 30)], {}, set()),  # a Monday in the holiday
        (13, [at(day(1), "15:00", "17:00")], {"paid": paid(tue="0.5")}, {"school_day"}),
        (13, [at(SAT, "09:00", "13:00")], {"paid": paid(sat="3")}, set()),
        (13, [at(SAT, "09:00", "13:00")], {"paid": paid(sat="3.25")}, {"free_day"}),
        (13, [at(day(n), "15:00", "17:00") for n in range(5)], {}, set()),
        (
            13,
            [*(at(day(n), "15:00", "17:00") for n in range(5)), at(SAT, "09:00", "11:00")],
            {},
            set(),
        ),
        (
            13,
            [*(at(day(n), "15:00", "17:00") for n in range(5)), at(SAT, "09:00", "11:01")],
            {},
            {"school_week"},
        ),
        (13, [at(SAT, "09:00", "13:00")], {"paid": paid(sat="3", sun="6")}, {"school_week"}),
        (14, [at(FREE + timedelta(days=n), "09:00", "16:30", 30) for n in range(5)], {}, set()),
        (
            14,
            [at(FREE + timedelta(days=n), "09:00", "16:30", 30) for n in range(6)],
            {},
            {"free_week"},
        ),
        (14, [at(FREE, "16:00", "19:00"), at(FREE + timedelta(days=1), "09:00", "10:00")], {}, set()),
        (
            14,
            [at(FREE, "16:00", "19:00"), at(FREE + timedelta(days=1), "08:59", "10:00")],
            {},
            {"rest"},
        ),
        (16, [at(SAT, "09:00", "18:30", 30)], {}, set()),
        (16, [at(SAT, "09:00", "18:31", 30)], {}, {"day"}),
        (16, [at(day(1), "15:00", "18:00")], {"lesson_hours": Decimal(6)}, set()),
        (16, [at(day(1), "15:00", "18:01")], {"lesson_hours": Decimal(6)}, {"day"}),
        (17, [at(SAT, "21:00", "23:00")], {}, set()),
        (17, [at(SAT, "21:00", "23:01")], {}, {"latest"}),
        (17, [at(SAT, "05:59", "08:00")], {}, {"earliest"}),
        (17, [at(FREE, "20:00", "22:00"), at(FREE + timedelta(1), "09:59", "11:00")], {}, {"rest"}),
        (17, [at(FREE, "20:00", "22:00"), at(FREE + timedelta(1), "10:00", "11:00")], {}, set()),
        (
            17,
            [at(FREE + timedelta(days=n), "09:00", "18:30", 30) for n in range(6)],
            {},
            {"week"},
        ),
        (17, [*NOONS, at(SIXTH, "12:00", "14:00")], {}, set()),
        (17, [*EARLY, at(SIXTH, "17:00", "18:00")], {}, set()),
        (17, [*EARLY, at(SIXTH, "17:00", "18:01")], {}, {"week_rest"}),
        (17, [at(SAT, "09:00", "12:00"), at(day(6), "10:00", "12:00")], LESSONS, {"week_rest"}),
        (17, [at(SAT, "09:00", "12:00")], {**LESSONS, "paid": paid(sun="3")}, {"week_rest"}),
        (17, [at(SAT, "14:00", "18:00")], LESSONS, set()),
        (15, [at(FREE + timedelta(n), "07:00", "08:00") for n in range(6)], {}, set()),
        (
            17,
            [at(day(5 + 7 * n), "09:00", "18:30", 30) for n in range(4)],
            {"lesson_hours": Decimal("6.5")},
            {"average"},
        ),
        (18, [at(day(6), "05:00", "23:30")], {}, set()),
        (18, [at(SAT, "09:00", "12:00"), at(SAT, "11:00", "13:00")], {}, {"overlap"}),
        (18, [at(SAT, "12:00", "12:00")], {}, {"order"}),
        (18, [at(SAT, "12:00", "12:30", 30)], {}, {"order"}),
    ],
)  # fmt: skip
def test_what_somebody_of_an_age_may_do_on_a_day(age, stretches, facts, wanted):
    assert codes(age, *stretches, **facts) == wanted


def test_who_turns_thirteen_in_the_week_begins_on_the_birthday_and_not_before():
    birthday = day(2).replace(year=2013)
    assert codes(birthday, at(day(1), "15:00", "16:00")) == {"age"}
    assert codes(birthday, at(day(2), "15:00", "16:00")) == set()


def test_who_turns_sixteen_in_the_week_keeps_the_week_of_the_younger_for_work_before_it():
    birthday = day(3).replace(year=2010)
    early = [at(day(n), "15:00", "17:00") for n in range(3)]
    assert codes(birthday, *early, at(SAT, "09:00", "15:30", 30)) == set()
    assert codes(birthday, *early, at(SAT, "09:00", "15:31", 30)) == {"school_week"}


def test_who_is_born_on_leap_day_counts_the_day_before_in_a_common_year():
    free = date(2026, 2, 28)
    assert codes(date(2012, 2, 29), at(free, "09:00", "10:00")) == set()
    assert codes(date(2013, 2, 28), at(free, "09:00", "10:00")) == set()
    assert codes(date(2013, 3, 1), at(free, "09:00", "10:00")) == {"age"}


def test_every_no_says_where_the_rule_was_read():
    plan = Plan(born(14), [at(day(1), "20:00", "21:00")], is_school_day)
    (broken,) = judge(plan, LAW)
    assert "19 uur" in broken.sentence
    assert "burgerschapindeschool.nl" in broken.source


# An own way of counting, minute by minute, that shares nothing with the rule.


def minutes_of(it: Stretch) -> int:
    start = it.starts.hour * 60 + it.starts.minute
    return it.ends.hour * 60 + it.ends.minute - start - it.break_minutes


def age(born_on: date, on: date) -> int:
    had = (on.month, on.day) >= (born_on.month, born_on.day)
    return on.year - born_on.year - (not had)


def load_of(plan: Plan, days: list[date], lessons: bool) -> float:
    """The minutes of some days together: work, side job, and lessons where they count."""
    work = sum(minutes_of(it) for it in plan.stretches if it.day in days)
    side = sum(float(plan.paid[on.weekday()]) * 60 for on in days)
    return work + side + lessons * sum(map(is_school_day, days)) * float(plan.lesson_hours) * 60


def fits_the_youngest(plan: Plan, on: date, week: list[date]) -> bool:
    mine = [it for it in plan.stretches if it.day == on]
    most = 720 if any(is_school_day(it) for it in week) else 2100
    return (
        on.weekday() != 6
        and all(it.starts >= time(7) and it.ends <= time(19) for it in mine)
        and load_of(plan, [on], False) <= (120 if is_school_day(on) else 420)
        and load_of(plan, week, False) <= most
    )


def fits_the_older(plan: Plan, on: date, week: list[date]) -> bool:
    mine = [it for it in plan.stretches if it.day == on]
    spans = [[week[0] + timedelta(days=n - 7 * back) for n in range(28)] for back in range(4)]
    return (
        all(it.starts >= time(6) and it.ends <= time(23) for it in mine)
        and load_of(plan, [on], True) <= 540
        and load_of(plan, week, True) <= 2700
        and all(load_of(plan, span, True) <= 9600 for span in spans)
    )


def is_rested(plan: Plan, on: date, least: int) -> bool:
    late = [it.ends for it in plan.stretches if it.day == on - timedelta(days=1)]
    soon = [it.starts for it in plan.stretches if it.day == on]
    return all(
        1440 + b.hour * 60 + b.minute - a.hour * 60 - a.minute >= least for a in late for b in soon
    )


def is_day_allowed(plan: Plan, on: date) -> bool:
    years = age(plan.born_on, on)
    if years >= 18:
        return True
    week = [on - timedelta(days=on.weekday()) + timedelta(days=n) for n in range(7)]
    mine = [it for it in plan.stretches if it.day == on]
    fits = fits_the_youngest if years < 16 else fits_the_older
    return (
        years >= 13
        and not any(minutes_of(it) > 270 and it.break_minutes < 30 for it in mine)
        and fits(plan, on, week)
        and is_rested(plan, on, 840 if years < 16 else 720)
    )


def is_allowed(plan: Plan) -> bool:
    """Whether a plan keeps to the rules, written out in plain numbers."""
    apart = all(
        one is other or one.day != other.day or one.ends <= other.starts or other.ends <= one.starts
        for one in plan.stretches
        for other in plan.stretches
    )
    days = {it.day for it in plan.stretches}
    return apart and all(is_day_allowed(plan, on) for on in days) and has_long_rests(plan, days)


def block_of(plan: Plan, on: date) -> tuple[float, float] | None:
    """From which minute to which a day is taken, counted from the first of October."""
    zero = (on - date(2026, 10, 1)).days * 1440
    mine = [it for it in plan.stretches if it.day == on]
    loose = load_of(plan, [on], True) - sum(map(minutes_of, mine))
    starts = [it.starts.hour * 60 + it.starts.minute for it in mine] + [1380 - loose] * (loose > 0)
    stops = [it.ends.hour * 60 + it.ends.minute for it in mine] + [360 + loose] * (loose > 0)
    return (zero + min(starts), zero + max(stops)) if starts else None


def has_long_rests(plan: Plan, days: set[date]) -> bool:
    """From wherever seven days begin, 36 free hours begin in time; asked of the sixteens and seventeens."""
    every = [date(2026, 9, 20) + timedelta(days=n) for n in range(90)]
    taken = [(on, block) for on in every if (block := block_of(plan, on))]
    for n, (_on, (start, _stop)) in enumerate(taken):
        run = [taken[n]]
        for it in taken[n + 1 :]:
            if it[1][0] - run[-1][1][1] >= 2160:
                break
            run.append(it)
        is_asked = any(on in days and age(plan.born_on, on) in {16, 17} for on, _block in run)
        if is_asked and run[-1][1][1] + 2160 > start + 10080:
            return False
    return True


@st.composite
def plans(draw):
    """Plans around the edges: a birthday may fall in the weeks, holidays as well."""
    first = date(2026, 10, 19)
    stretches = []
    for _ in range(draw(st.integers(1, 14))):
        on = first + timedelta(days=draw(st.integers(0, 27)))
        start = draw(st.sampled_from([330, 360, 419, 420, 540, 660, 840, 900, 1020, 1080, 1260]))
        length = draw(st.sampled_from([30, 60, 119, 120, 121, 180, 270, 271, 420, 450, 540, 570]))
        end = min(start + length, 1439)
        pause = draw(st.sampled_from([0, 0, 29, 30]))
        if end - start > pause:
            stretches.append(Stretch(on, time(*divmod(start, 60)), time(*divmod(end, 60)), pause))
    years = draw(st.sampled_from([12, 13, 14, 15, 16, 17, 18]))
    birthday = first.replace(year=2026 - years) + timedelta(days=draw(st.integers(-200, 40)))
    side = [Decimal(draw(st.sampled_from(["0", "0", "1", "2.5", "6"]))) for _ in range(7)]
    lessons = Decimal(draw(st.sampled_from(["0", "5.5", "6", "7"])))
    return Plan(birthday, stretches, is_school_day, side, lessons)


@settings(deadline=None, max_examples=EXAMPLES)
@given(plans())
def test_no_plan_that_passes_breaks_a_rule_and_none_is_refused_that_may(plan):
    assert (not judge(plan, LAW)) is is_allowed(plan)
