"""What an invoice comes to: in whole cents, rounded as EN 16931 says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from aanjager.community.invoices.choices import CATEGORY, RATE_OF, REASON, Tax
from aanjager.trust.law import queries as law


class Counted(Protocol):
    """A line as far as money goes: of an invoice, or of an offer that can become one."""

    @property
    def quantity(self) -> Decimal: ...
    @property
    def price_cents(self) -> int: ...
    @property
    def tax(self) -> str: ...
    @property
    def rate(self) -> Decimal: ...


@dataclass(frozen=True)
class Part:
    """All lines with the same VAT: what they come to, and the VAT over that sum."""

    tax: str
    category: str
    rate: Decimal
    net: int
    vat: int
    reason: str


@dataclass(frozen=True)
class Totals:
    """What an invoice comes to, in cents."""

    net: int
    vat: int
    parts: list[Part]

    @property
    def gross(self) -> int:
        """What is to be paid."""
        return self.net + self.vat


def rounded(amount: Decimal) -> int:
    """Whole cents, a half upwards: as EN 16931 rounds."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def net_of(line: Counted) -> int:
    """What one line comes to without VAT."""
    return rounded(line.quantity * line.price_cents)


def totals(lines: Iterable[Counted]) -> Totals:
    """Add up: lines are rounded one by one, VAT once per rate over the sum of its lines (BR-CO-17)."""
    sums: dict[tuple[str, Decimal], int] = {}
    for line in lines:
        key = (line.tax, Decimal(line.rate))
        sums[key] = sums.get(key, 0) + net_of(line)
    parts = [_part(Tax(tax), rate, net) for (tax, rate), net in sorted(sums.items())]
    return Totals(sum(it.net for it in parts), sum(it.vat for it in parts), parts)


def _part(tax: Tax, rate: Decimal, net: int) -> Part:
    return Part(tax, CATEGORY[tax], rate, net, rounded(net * rate / 100), REASON.get(tax, ""))


def rate(tax: str, *, on: date) -> Decimal:
    """The percentage that held on a day, from the numbers of the law; none where no VAT is asked."""
    known = RATE_OF.get(Tax(tax))
    return law.number(known, on=on) if known else Decimal(0)
