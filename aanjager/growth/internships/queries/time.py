"""The whole plan of a pupil as the working-time rules read it."""

from datetime import timedelta
from decimal import Decimal

from aanjager.growth.internships.models import Hours, Internship
from aanjager.growth.working_time.queries import numbers, school_days
from aanjager.growth.working_time.rules import Broken, Plan, Stretch, judge

AROUND = timedelta(days=35)  # the four weeks that count together, and the week of a day


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
