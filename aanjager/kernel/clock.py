"""Days and hours as people count them: in Europe/Amsterdam, with holidays known."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays
from django.utils.timezone import localtime


@lru_cache(maxsize=8)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a Dutch public holiday."""
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def add_working_days(start: datetime, days: int) -> datetime:
    """Return the same time of day, so many working days after the local day of `start`."""
    moment = localtime(start)
    day, left = moment.date(), days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    # Built from the date, so that the wall clock stands the same on both sides of a clock change.
    return datetime.combine(day, moment.time().replace(tzinfo=None), tzinfo=moment.tzinfo)


def end_of_day(moment: datetime) -> datetime:
    """Return the last moment of the local day: what is promised *uiterlijk dinsdag* is late on Wednesday."""
    here = localtime(moment)
    return datetime.combine(here.date(), time.max, tzinfo=here.tzinfo)


def working_days_between(start: datetime, end: datetime) -> int:
    """Return how many working days lie after the local day of `start`, up to and with that of `end`."""
    first, last = localtime(start).date(), localtime(end).date()
    span = (last - first).days
    if span <= 0:
        return 0
    weeks, rest = divmod(span, 7)
    weekdays = 5 * weeks + sum((first.weekday() + n) % 7 < 5 for n in range(1, rest + 1))
    free = (day for year in range(first.year, last.year + 1) for day in _public_holidays(year))
    return weekdays - sum(first < day <= last and day.weekday() < 5 for day in free)
