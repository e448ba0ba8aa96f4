"""Who pays a centre, for everybody to read."""

from dataclasses import dataclass
from typing import NamedTuple

from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.partnership.funders import rules
from aanjager.partnership.funders.models import Funder, Income
from aanjager.partnership.funders.rules import Concentration


class Row(NamedTuple):
    """One funder in one year; the share in tenths of a percent."""

    funder: Funder
    cents: int
    share: int


@dataclass(frozen=True)
class Register:
    """The income of a centre in one year: who paid what, the total, and how concentrated that is.

    One who pays for two things is one payer when it is counted how concentrated the income is.
    """

    year: int
    rows: list[Row]
    total: int
    concentration: Concentration | None


def years(centre: Centre) -> list[int]:
    """The years of which something is known, the newest first."""
    found = Income.objects.filter(funder__centre=centre).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def register(centre: Centre, year: int) -> Register:
    """Who paid this centre in this year, the largest first; public."""
    of_year = Income.objects.filter(funder__centre=centre, year=year).select_related("funder")
    found = list(of_year.order_by("-amount_cents", "funder__name", "pk"))
    total = sum(it.amount_cents for it in found)
    rows = [Row(it.funder, it.amount_cents, rules.share(it.amount_cents, total)) for it in found]
    by_name: dict[str, int] = {}
    for it in found:
        name = it.funder.name.casefold()
        by_name[name] = by_name.get(name, 0) + it.amount_cents
    return Register(year, rows, total, rules.concentration(list(by_name.values())))


def one(actor: Actor, centre: Centre, pk: int) -> Funder:
    """A funder of this centre, for its staff; else 404."""
    return get_object_or_404(Funder, pk=pk, centre=centre, centre__in=actor.staff_of)
