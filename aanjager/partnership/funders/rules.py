"""Who keeps the register of funders, and how concentrated an income is; the last is a pure function."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

MOST_CENTS = 100_000_000_00
FIRST_YEAR, YEARS_AHEAD = 2000, 2
# Herfindahl-Hirschman: the sum of squared shares, times 10,000. These bounds are ours, for a few payers:
# 3,333 is three that pay the same, 5,000 is two.
SPREAD, LEANING = 3_334, 5_001


@dataclass(frozen=True)
class Concentration:
    """How much of the income comes from how few: the largest share in whole percents, and the HHI."""

    largest_percent: int
    index: int

    @property
    def word(self) -> str:
        """What the index means: spread, leaning on a few, or hanging on one."""
        if self.index < SPREAD:
            return "spread"
        return "leaning" if self.index < LEANING else "hanging"


def concentration(amounts: Sequence[int]) -> Concentration | None:
    """Say how concentrated an income is; nothing without income. Integers only, rounded half up."""
    total = sum(amounts)
    if not total:
        return None
    squares = sum(it * it for it in amounts)
    index = (squares * 10_000 * 2 + total * total) // (2 * total * total)
    largest = (max(amounts) * 100 * 2 + total) // (2 * total)
    return Concentration(largest, index)


def share(cents: int, total: int) -> int:
    """A share in tenths of a percent, rounded half up."""
    return (cents * 1_000 * 2 + total) // (2 * total) if total else 0


def keep(
    actor: Actor, centre: Centre, *, cents: int | None = None, year: int | None = None,
    since: date | None = None, today: date | None = None,
) -> None:  # fmt: skip
    """Staff keep who pays their centre, year by year."""
    if not actor.works_for(centre):
        raise Refused(_("Dit register houden de mensen van de centrale bij."))
    if cents is not None and not 0 < cents <= MOST_CENTS:
        raise Refused(_("Vul een bedrag in van meer dan nul."))
    if year is not None and today and not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        raise Refused(_("Kies een jaar vanaf 2000, hooguit twee jaar vooruit."))
    if year is not None and since and year < since.year:
        raise Refused(_("In dat jaar betaalde deze geldgever nog niet."))


def end(actor: Actor, centre: Centre) -> None:
    """Staff write down that a funder stopped; what it paid stays to be seen."""
    keep(actor, centre)
