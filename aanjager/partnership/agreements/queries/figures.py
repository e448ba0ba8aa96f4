"""The figures of an agreement: per quarter what is counted, what was signed, what changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Sum
from django.db.models.functions import JSONObject
from django.utils.crypto import salted_hmac

from aanjager.kernel import release
from aanjager.partnership.agreements.choices import FINGERPRINT, LEAST
from aanjager.partnership.agreements.models import Actual, Agreement, Figure, Indicator, Quarter
from aanjager.partnership.measures import queries as measures

THREE = relativedelta(months=3)


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter of a day."""
    return day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1)


def last_of(first: date) -> date:
    """The last day of the calendar quarter that begins on a day."""
    return first + THREE - timedelta(days=1)


def quarters_of(it: Agreement) -> list[date]:
    """The first days of the calendar quarters that an agreement touches, in order."""
    found, first = [], quarter_of(it.starts_on)
    while first <= it.ends_on:
        found.append(first)
        first += THREE
    return found


@dataclass(frozen=True)
class Cell:
    """An indicator in a quarter: counted now, and as signed if it is; `withheld` from the partner."""

    now: int | None
    signed: int | None = None
    withheld: str = ""

    @property
    def correction(self) -> int:
        """What changed since it was signed."""
        return 0 if self.signed is None or self.now is None else self.now - self.signed

    @property
    def more(self) -> str:
        """The correction with its sign, as it is printed."""
        return f"{self.correction:+d}".replace("-", "−")

    @property
    def value(self) -> int | None:
        """What stands there: as signed, else as counted now."""
        return self.now if self.signed is None else self.signed


@dataclass(frozen=True)
class Row:
    """An indicator with its cells by quarter."""

    indicator: Indicator
    cells: dict[date, Cell]

    @property
    def total(self) -> int:
        """Together until now, as counted now."""
        return sum(cell.now or 0 for cell in self.cells.values())

    @property
    def share(self) -> int | None:
        """The total as a percentage of the target."""
        target = self.indicator.target
        return round(100 * self.total / target) if target else None


def board(it: Agreement) -> list[Row]:
    """Every indicator of an agreement with all its quarters, in one statement."""
    of_one = {"indicator": OuterRef("pk")}
    actuals = Actual.objects.filter(**of_one).values(at=JSONObject(month="month", value="value"))
    held = Figure.objects.filter(**of_one).values(
        at=JSONObject(first="quarter__first", value="value", withheld="withheld")
    )
    found = it.indicators.select_related("area").order_by("position")
    found = found.annotate(months=ArraySubquery(actuals), held=ArraySubquery(held))
    return [Row(one, _cells(one, quarters_of(it))) for one in found]


def _cells(one: Any, firsts: list[date]) -> dict[date, Cell]:
    counted: dict[date, int] = {}
    for actual in one.months:
        first = quarter_of(date.fromisoformat(actual["month"]))
        counted[first] = counted.get(first, 0) + actual["value"]
    held = {
        date.fromisoformat(figure["first"]): (figure["value"], figure["withheld"])
        for figure in one.held
    }
    return {first: Cell(counted.get(first), *held.get(first, (None, ""))) for first in firsts}


def values(it: Agreement, first: date) -> dict[int, int]:
    """What is counted now for every indicator in a quarter, by the key of the indicator."""
    summed = Actual.objects.filter(
        indicator__agreement=it, month__gte=first, month__lte=last_of(first)
    )
    found: Any = summed.values_list("indicator").annotate(n=Sum("value"))
    return {**dict.fromkeys(it.indicators.values_list("pk", flat=True), 0), **dict(found)}


def fingerprint(figures: dict[int, int]) -> str:
    """A mark of figures that only this house can make, so that nobody can guess a small one from it."""
    text = ",".join(f"{pk}:{value}" for pk, value in sorted(figures.items()))
    return salted_hmac(FINGERPRINT, text, algorithm="sha256").hexdigest()


def verdicts(it: Agreement, quarter: Quarter, figures: dict[int, int]) -> dict[int, str]:
    """Of every indicator the reason why the partner may not see its number in a quarter, or nothing.

    Numbers about people are checked as the sets of rows behind them, all of one table together, so
    that no difference of two numbers gives away fewer than five either. A sum that is nearly all of
    one person or two is not shown.
    """
    groups: dict[str, dict[str, frozenset[int]]] = {}
    found = dict.fromkeys(figures, "")
    for one in it.indicators.select_related("area").order_by("position"):
        if not one.of_people or not figures[one.pk]:
            continue
        table, units = _units(it, one, quarter.first, figures[one.pk])
        if len(units) >= LEAST and _is_of_one_or_two(it, one, quarter.first):
            found[one.pk] = str(release.Reason.DOMINATED)
        else:
            groups.setdefault(table, {})[str(one.pk)] = units
    for together in groups.values():
        for verdict in release.check(together, k=LEAST):
            found[int(verdict.name)] = str(verdict.reason or "")
    return found


def _units(it: Agreement, one: Indicator, first: date, value: int) -> tuple[str, frozenset[int]]:
    """What stands behind a number: rows or whom they are of; of one filled in by hand its own units."""
    if not one.measure:
        return f"hand-{one.pk}", frozenset(range(value))
    return measures.units(one.measure, period_rows(it, one, first))


def _is_of_one_or_two(it: Agreement, one: Indicator, first: date) -> bool:
    return bool(one.measure) and measures.is_of_one_or_two(one.measure, period_rows(it, one, first))


def period_rows(it: Agreement, one: Indicator, first: date) -> Any:
    """The rows behind an indicator in a quarter, as far as the agreement runs."""
    start, end = max(first, it.starts_on), min(last_of(first), it.ends_on)
    return measures.rows(one.measure, it.centre, start, end, one.area)


def first_and_last(found: Iterable[Agreement]) -> tuple[date, date] | None:
    """The first and last day of a number of agreements together."""
    days = [(it.starts_on, it.ends_on) for it in found]
    return (min(first for first, _l in days), max(last for _f, last in days)) if days else None
