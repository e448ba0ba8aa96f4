"""What an allowance comes to against the limits of the law: pure; it warns and refuses nothing.

Hour, month and year must all be met. The allowance for effort and the declared costs count together,
everything somebody got in a month or year is added up, and months are never averaged.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Paid:
    """What somebody got for a day: hours, allowance and costs in cents."""

    on: date
    hours: Decimal
    cents: int
    costs_cents: int = 0


@dataclass(frozen=True)
class Limits:
    """The limits of a year in cents; None where no figure is known."""

    hour: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Passed:
    """One limit that was passed, or that nobody knows: which, when, what was paid and what may be."""

    code: str
    on: date
    cents: int = 0
    limit: int = 0


def passed(paid: Iterable[Paid], limits: dict[int, Limits]) -> list[Passed]:
    """Return every limit that the payments pass, and every year of which no figures are known."""
    rows = [it for it in paid if it.cents or it.costs_cents]
    found: list[Passed] = []
    months: dict[date, int] = defaultdict(int)
    for it in rows:
        limit = limits.get(it.on.year, Limits()).hour
        per_hour = int(it.cents / it.hours)
        if limit is not None and it.cents > limit * it.hours:
            found.append(Passed("hour", it.on, per_hour, limit))
        months[it.on.replace(day=1)] += it.cents + it.costs_cents
    years: dict[int, int] = defaultdict(int)
    for month, cents in sorted(months.items()):
        years[month.year] += cents
        most = limits.get(month.year, Limits()).month
        if most is not None and cents > most:
            found.append(Passed("month", month, cents, most))
    for year, cents in sorted(years.items()):
        most = limits.get(year, Limits()).year
        if most is None:
            found.append(Passed("unknown", date(year, 1, 1)))
        elif cents > most:
            found.append(Passed("year", date(year, 1, 1), cents, most))
    return found
