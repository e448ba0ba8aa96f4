"""The check of an allowance over the dated table of the law, for every room above this one."""

from collections.abc import Sequence
from datetime import date

from aanjager.learning.figures import rules as allowance
from aanjager.learning.figures.rules import Figure, Limits, Received, Result
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

KEYS = {
    "hour": "volunteer_allowance_per_hour",
    "hour_young": "volunteer_allowance_per_hour_young",
    "young_under": "volunteer_allowance_young_under_age",
    "month": "volunteer_allowance_per_month",
    "whole_year": "volunteer_allowance_per_year",
}


def limits(year: int) -> Limits:
    """What was published for this year, in cents; nothing where no source was found."""
    found = {it.key: it for it in law.holding(date(year, 12, 31), KEYS.values())}
    return Limits(year, **{name: _figure(found.get(key)) for name, key in KEYS.items()})


def _figure(it: LawValue | None) -> Figure | None:
    if it is None:
        return None
    number = int(it.value * 100) if it.unit.startswith("EUR") else int(it.value)
    return Figure(number, it.source, it.checked_on)


def check(
    received: Sequence[Received], *, year: int, age: int | None = None, is_real_costs: bool = False
) -> Result:
    """Say whether what somebody gets of all organisations in a year stays within the limits.

    The result holds the sentence in the language on screen, the sums, and the figures with source.
    """
    return allowance.check(received, limits(year), age=age, is_real_costs=is_real_costs)
