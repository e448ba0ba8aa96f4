"""What the working-time rules need: the numbers of the law, the days of school, the whole plan."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from aanjager.growth.internships.models import Holiday, Hours, Internship
from aanjager.growth.internships.rules.time import Broken, Number, Plan, Stretch, judge
from aanjager.kernel import clock
from aanjager.trust.law import queries as law

AROUND = timedelta(days=35)  # the four weeks that count together, and the week of a day


def numbers(on: date) -> dict[str, Number]:
    """Every number of the law on a day, with its source."""
    return {it.key: Number(it.value, it.source) for it in law.holding(on)}


def school_days(region: str, first: date, last: date) -> Callable[[date], bool]:
    """Whether a day in these days is one of school; outside what was loaded every weekday is."""
    found = Holiday.objects.filter(region=region, starts_on__lte=last, ends_on__gte=first)
    free = list(found.values_list("starts_on", "ends_on"))

    def is_school_day(day: date) -> bool:
        return clock.is_working_day(day) and not any(begin <= day <= end for begin, end in free)

    return is_school_day


def stretch(it: Hours) -> Stretch:
    """Return hours as the rules read them."""
    return Stretch(it.day, it.starts_at, it.ends_at, it.break_minutes)


def broken_by(it: Internship, wanted: Stretch) -> list[Broken]:
    """Which rules it would break to do this beside everything that stands."""
    standing = it.hours.exclude(state=Hours.State.REFUSED)
    near = standing.filter(day__range=(wanted.day - AROUND, wanted.day + AROUND))
    whole = [*map(stretch, near), wanted]
    pupil, group = it.pupil, it.pupil.group
    assert pupil.born_on is not None
    days = [one.day for one in whole]
    made = Plan(
        pupil.born_on,
        whole,
        school_days(group.region, min(days) - AROUND, max(days) + AROUND),
        pupil.side_job or [Decimal(0)] * 7,
        group.lesson_hours,
        is_inside_school=it.provider_id == group.school_id,
    )
    return judge(made, numbers(wanted.day))
