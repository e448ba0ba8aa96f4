"""Money in whole cents: how people write it, how it is shown, and how it is divided without losing one."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from django.utils.formats import number_format

PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")  # 12  12,5  12.50
GROUPED = re.compile(r"(\d{1,3}(?:[. ]\d{3})+)(?:,(\d{1,2}))?")  # 1.200  1.200,50


def cents_of(said: str) -> int | None:
    """Return what somebody wrote as cents; nothing when it is not an amount."""
    said = said.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    found = GROUPED.fullmatch(said) or PLAIN.fullmatch(said)
    if not found:
        return None
    return int(re.sub(r"\D", "", found[1])[:12]) * 100 + int((found[2] or "0").ljust(2, "0"))


def euros(cents: int) -> str:
    """Return cents as people write money in the language on screen: 1.234,50 or 1,234.50."""
    return number_format(Decimal(cents) / 100, 2, use_l10n=True, force_grouping=True)


def split(cents: int, weights: Sequence[int]) -> list[int]:
    """Divide an amount by weights, to the cent: together it is the amount, and nobody is a cent off.

    Each gets the difference of two running totals that were rounded down, so no cent is lost or made.
    """
    total = sum(weights)
    if not total:
        raise ValueError("there is nobody to divide the amount over")
    until = [0, *(cents * upto // total for upto in accumulate(weights))]
    return [after - before for before, after in pairwise(until)]
