"""What the law lets young people do, judged over a whole plan at once; asks the database nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from dateutil.relativedelta import relativedelta
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

YOUNGEST, OLDER = "13_14", "16_17"  # the two tables of the law, as its keys end
WEEK = timedelta(days=7)
AROUND = 8  # days before and after the plan: more than a week, so that no long stretch is missed
WEEKS_OF_AVERAGE = 4
SUNDAY = 7


@dataclass(frozen=True)
class Number:
    """A number of the law with the place where it was read."""

    value: Decimal
    source: str


@dataclass(frozen=True)
class Stretch:
    """Work on one day from one hour to another, with the break in it."""

    day: date
    starts: time
    ends: time
    break_minutes: int = 0

    @property
    def minutes(self) -> int:
        """How long it is without the break."""
        return self.length - self.break_minutes

    @property
    def length(self) -> int:
        """How long it is with the break."""
        return _minute(self.ends) - _minute(self.starts)


@dataclass(frozen=True)
class Plan:
    """All that somebody does in a period. `paid` is the side job, in hours per day from Monday on."""

    born_on: date
    stretches: Sequence[Stretch]
    is_school_day: Callable[[date], bool]
    paid: Sequence[Decimal] = field(default=(Decimal(0),) * 7)
    lesson_hours: Decimal = Decimal(0)
    is_inside_school: bool = False


@dataclass(frozen=True)
class Broken:
    """A rule that a plan breaks, on which day, in words, and where the rule was read."""

    code: str
    day: date
    sentence: str
    source: str


Law = Mapping[str, Number]
SENTENCES: dict[str, Promise] = {
    "order": _("De eindtijd ligt niet na de begintijd, of de pauze is langer dan de dienst."),
    "overlap": _("Op deze tijd staan al uren van je."),
    "age": _("Stage mag vanaf je %(number)se verjaardag, of met 12 jaar binnen de school."),
    "earliest": _("Op jouw leeftijd begin je niet voor %(number)s uur."),
    "latest": _("Op jouw leeftijd werk je niet na %(number)s uur."),
    "sunday": _("Op jouw leeftijd werk je niet op zondag."),
    "break": _("Werk je langer dan %(above)s uur, dan hoort daar %(number)s minuten pauze in."),
    "school_day": _("Op een schooldag is %(number)s uur het meeste, je bijbaan meegeteld."),
    "free_day": _("Op een vrije dag is %(number)s uur het meeste, je bijbaan meegeteld."),
    "school_week": _("In een schoolweek is %(number)s uur het meeste, je bijbaan meegeteld."),
    "free_week": _("In een vrije week is %(number)s uur het meeste, je bijbaan meegeteld."),
    "day": _("Op één dag is %(number)s uur het meeste, school en bijbaan meegeteld."),
    "week": _("In één week is %(number)s uur het meeste, school en bijbaan meegeteld."),
    "average": _("Over vier weken is %(number)s uur per week het meeste, met school en bijbaan."),
    "rest": _("Tussen twee dagen heb je %(number)s uur rust nodig."),
    "week_rest": _(
        "In zeven dagen heb je %(number)s uur rust aan één stuk nodig, school en bijbaan meegeteld."
    ),
}


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _minutes(hours: Decimal) -> int:
    return int(hours * 60)


def age_on(born_on: date, day: date) -> int:
    """How many birthdays there were, that of the day itself counted."""
    return relativedelta(day, born_on).years


def monday(day: date) -> date:
    """Return the first day of the week."""
    return day - timedelta(days=day.isoweekday() - 1)


def _table(plan: Plan, day: date, law: Law) -> str:
    """Which table of the law holds for somebody on a day; none for adults."""
    age = age_on(plan.born_on, day)
    if age < law["youngest_table_until_age"].value:
        return YOUNGEST
    return OLDER if age < law["older_table_until_age"].value else ""


def _broken(code: str, day: date, number: Number | None = None, **facts: object) -> Broken:
    known = {"number": _said(number.value) if number else "", **facts}
    return Broken(code, day, str(SENTENCES[code]) % known, number.source if number else "")


def _said(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def judge(plan: Plan, law: Law) -> list[Broken]:
    """Every rule that the plan breaks, in the order of the days; nothing when it may be done."""
    inside = sorted(plan.stretches, key=lambda it: (it.day, it.starts))
    found = [*_shapes(inside)]
    if not found:
        found = [*_ages(plan, inside, law), *_clock(plan, inside, law), *_rest(plan, inside, law)]
        found += [*_days(plan, inside, law), *_weeks(plan, inside, law)]
        found += [*_averages(plan, inside, law), *_week_rest(plan, inside, law)]
    return sorted(found, key=lambda it: it.day)


def _shapes(stretches: Sequence[Stretch]) -> Iterator[Broken]:
    """A stretch has a length, and nobody is in two places."""
    for it in stretches:
        if it.minutes <= 0 or it.break_minutes < 0:
            yield _broken("order", it.day)
    for one, other in pairwise(stretches):
        if one.day == other.day and other.starts < one.ends:
            yield _broken("overlap", other.day)


def _ages(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """Nobody below the age of the law; a year younger only inside the school."""
    outside, within = law["social_internship_min_age"], law["internship_inside_school_age"]
    least = within if plan.is_inside_school else outside
    for day in sorted({it.day for it in stretches}):
        if age_on(plan.born_on, day) < least.value:
            yield _broken("age", day, Number(outside.value, least.source))


def _clock(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """Not too early, not too late, not on a Sunday for the youngest, and a break in what is long."""
    for it in stretches:
        table = _table(plan, it.day, law)
        if not table:
            continue
        early, late = law[f"earliest_hour_{table}"], law[f"latest_hour_{table}"]
        if _minute(it.starts) < early.value * 60:
            yield _broken("earliest", it.day, early)
        if _minute(it.ends) > late.value * 60:
            yield _broken("latest", it.day, late)
        if table == YOUNGEST and it.day.isoweekday() == SUNDAY and not law["sundays_13_14"].value:
            yield _broken("sunday", it.day, law["sundays_13_14"])
        pause, above = law[f"break_minutes_{table}"], law[f"break_above_hours_{table}"]
        if it.minutes > above.value * 60 and it.break_minutes < pause.value:
            yield _broken("break", it.day, pause, above=_said(above.value))


def _rest(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """Between two days there are enough hours to rest."""
    for one, other in pairwise(stretches):
        table = _table(plan, other.day, law)
        if not table or one.day == other.day:
            continue
        pause = datetime.combine(other.day, other.starts) - datetime.combine(one.day, one.ends)
        least = law[f"rest_hours_{table}"]
        if pause < timedelta(minutes=_minutes(least.value)):
            yield _broken("rest", other.day, least)


def _load(plan: Plan, day: date, *, lessons: bool) -> int:
    """How many minutes a day holds: the plan, the side job, and for the older ones the lessons."""
    own = sum(it.minutes for it in plan.stretches if it.day == day)
    at_school = _minutes(plan.lesson_hours) if lessons and plan.is_school_day(day) else 0
    return own + _minutes(plan.paid[day.weekday()]) + at_school


def _days(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """No day holds more than it may."""
    for day in sorted({it.day for it in stretches}):
        table = _table(plan, day, law)
        if not table:
            continue
        code, key = "day", "hours_per_shift_16_17"
        if table == YOUNGEST:
            is_school = plan.is_school_day(day)
            code = "school_day" if is_school else "free_day"
            key = "hours_on_school_day_13_14" if is_school else "hours_on_free_day_13_14"
        if _load(plan, day, lessons=table == OLDER) > law[key].value * 60:
            yield _broken(code, day, law[key])


def _weeks(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """No week holds more than it may; a week with one day of school is a week of school."""
    for first in sorted({monday(it.day) for it in stretches}):
        days = [first + timedelta(days=n) for n in range(7)]
        for table in sorted({_table(plan, it.day, law) for it in stretches if it.day in days}):
            if not table:
                continue
            code, key = "week", "hours_per_week_16_17"
            if table == YOUNGEST:
                is_school = any(plan.is_school_day(day) for day in days)
                code = "school_week" if is_school else "free_week"
                key = "hours_in_school_week_13_14" if is_school else "hours_in_free_week_13_14"
            total = sum(_load(plan, day, lessons=table == OLDER) for day in days)
            if total > law[key].value * 60:
                yield _broken(code, first, law[key])


def _averages(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """Over any four weeks with work in them, no more than the average of the older ones."""
    weeks = {monday(it.day) for it in stretches if _table(plan, it.day, law) == OLDER}
    starts = {week - n * WEEK for week in weeks for n in range(WEEKS_OF_AVERAGE)}
    most = law["hours_per_week_average_16_17"]
    for first in sorted(starts):
        days = [first + timedelta(days=n) for n in range(7 * WEEKS_OF_AVERAGE)]
        total = sum(_load(plan, day, lessons=True) for day in days)
        if total > most.value * 60 * WEEKS_OF_AVERAGE:
            yield _broken("average", first, most)


def _between(plan: Plan, day: date, law: Law) -> tuple[datetime, datetime] | None:
    """When a day begins at the latest and ends at the earliest; nothing when it is free.

    Of lessons and the side job only the hours are known: they stand where they leave most rest, so that
    only what cannot be in order is refused.
    """
    mine = [it for it in plan.stretches if it.day == day]
    loose = _load(plan, day, lessons=True) - sum(it.minutes for it in mine)
    begins, ends = [_minute(it.starts) for it in mine], [_minute(it.ends) for it in mine]
    if loose:
        begins.append(_minutes(law["latest_hour_16_17"].value) - loose)
        ends.append(_minutes(law["earliest_hour_16_17"].value) + loose)
    if not begins:
        return None
    midnight = datetime.combine(day, time())
    return midnight + timedelta(minutes=min(begins)), midnight + timedelta(minutes=max(ends))


def _week_rest(plan: Plan, stretches: Sequence[Stretch], law: Law) -> Iterator[Broken]:
    """In any seven days the older ones have one long rest: what lies between two is short enough."""
    older = [it.day for it in stretches if _table(plan, it.day, law) == OLDER]
    if not older:
        return
    least = law["weekly_rest_hours_16_17"]
    rest = timedelta(minutes=_minutes(least.value))
    days = (
        min(older) + timedelta(days=n)
        for n in range(-AROUND, (max(older) - min(older)).days + AROUND)
    )
    busy = [(day, found) for day in days if (found := _between(plan, day, law))]
    spans: list[list[tuple[date, tuple[datetime, datetime]]]] = []
    for it in busy:
        if spans and it[1][0] - spans[-1][-1][1][1] < rest:
            spans[-1].append(it)
        else:
            spans.append([it])
    for span in spans:
        worked = [day for day, _found in span if day in older]
        if worked and span[-1][1][1] - span[0][1][0] > WEEK - rest:
            yield _broken("week_rest", worked[-1], least)


def load_calendar(actor: Actor) -> None:
    """School holidays come from files that whoever runs the installation loads."""
    if not actor.is_clock:
        raise Refused(str(_("Dit laadt alleen de beheerder van de installatie.")))
