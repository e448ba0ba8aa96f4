"""Everything that changes the register of funders."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.partnership.funders import rules
from aanjager.partnership.funders.models import Funder, Income
from aanjager.trust import audit


@dataclass(frozen=True)
class Paid:
    """Who pays, for what, since when, and how much in which year."""

    kind: str
    name: str
    purpose: str
    since_on: date
    year: int
    amount_cents: int


@transaction.atomic
def keep(centre: Centre, paid: Paid, *, by: Actor, at: datetime) -> Funder:
    """Write down what a funder pays in a year; said again for that year, it replaces the amount."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    rules.keep(
        by, centre, cents=paid.amount_cents, year=paid.year, since=paid.since_on,
        today=localdate(at),
    )  # fmt: skip
    made, _is_new = Funder.objects.update_or_create(
        centre=centre, name=paid.name.strip(), purpose=paid.purpose.strip(),
        defaults={"kind": paid.kind, "since_on": paid.since_on},
    )  # fmt: skip
    Income.objects.update_or_create(
        funder=made, year=paid.year, defaults={"amount_cents": paid.amount_cents}
    )
    audit.record("funder.kept", made, by=by, at=at, year=paid.year, cents=paid.amount_cents)
    return made


@transaction.atomic
def end(funder: Funder, *, by: Actor, at: datetime) -> Funder:
    """The funder stopped today; the years in which it paid stay."""
    funder = (
        Funder.objects.select_for_update(of=("self",)).select_related("centre").get(pk=funder.pk)
    )
    rules.end(by, funder.centre)
    funder.ended_on = max(localdate(at), funder.since_on)
    funder.save(update_fields=["ended_on"])
    audit.record("funder.ended", funder, by=by, at=at)
    return funder
