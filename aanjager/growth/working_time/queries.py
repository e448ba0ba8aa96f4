"""What the working-time rules need: the numbers of the law, and the days of school."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar

from aanjager.growth.working_time.models import Holiday
from aanjager.growth.working_time.rules import Number
from aanjager.kernel import clock
from aanjager.trust.law import queries as law


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


@dataclass(frozen=True)
class Days:
    """Days without school as a calendar file tells them; both days belong to it."""

    uid: str
    name: str
    starts_on: date
    ends_on: date


def holidays_in(content: bytes) -> list[Days]:
    """The all-day events of a calendar; the last day of an event is not part of it."""
    found = []
    for event in Calendar.from_ical(content).walk("VEVENT"):
        starts, ends = event.decoded("dtstart"), event.decoded("dtend")
        if isinstance(starts, datetime) or ends <= starts:
            continue
        last = ends - timedelta(days=1)
        found.append(Days(str(event["uid"]), str(event["summary"]), starts, last))
    return sorted(found, key=lambda it: (it.starts_on, it.uid))
