"""Properties: no cent is lost or made, whatever stands on an invoice."""

import os
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.community.invoices.queries import net_of, totals

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "60"))


@dataclass(frozen=True)
class Line:
    quantity: Decimal
    price_cents: int
    tax: str
    rate: Decimal


RATES = st.sampled_from([("high", 21), ("low", 9), ("exempt", 0)])
LINES = st.builds(
    lambda quantity, price, kind: Line(Decimal(quantity) / 100, price, kind[0], Decimal(kind[1])),
    st.integers(1, 100_000),
    st.integers(0, 10_000_000),
    RATES,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12))
def test_sums_are_the_sums_of_their_parts_and_every_rounding_is_half_a_cent_at_most(lines):
    found = totals(lines)

    assert found.net == sum(net_of(line) for line in lines) == sum(it.net for it in found.parts)
    assert found.vat == sum(it.vat for it in found.parts)
    assert found.gross == found.net + found.vat
    for line in lines:
        exact = Fraction(line.quantity) * line.price_cents
        assert -Fraction(1, 2) < net_of(line) - exact <= Fraction(1, 2)
    for part in found.parts:
        exact = Fraction(part.net) * Fraction(part.rate) / 100
        assert -Fraction(1, 2) < part.vat - exact <= Fraction(1, 2)
        assert bool(part.reason) == (part.rate == 0)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(LINES, min_size=1, max_size=8).flatmap(
        lambda it: st.permutations(it).map(lambda p: (it, p))
    )
)
def test_the_order_of_the_lines_changes_nothing(two):
    first, second = two

    assert totals(first) == totals(second)
