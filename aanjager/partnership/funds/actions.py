"""Everything that changes the register of funds; each fund is taken first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor
from aanjager.partnership.funds import rules
from aanjager.partnership.funds.models import Fund, FundRound, Requirement
from aanjager.trust import audit


@dataclass(frozen=True)
class Facts:
    """What is known of a fund."""

    name: str
    giver: str
    purpose: str
    area: Area | None = None
    least_cents: int | None = None
    most_cents: int | None = None
    applicants: Sequence[str] = ()
    terms: str = ""
    is_rolling: bool = False
    link: str = ""
    is_shared: bool = True
    themes: Sequence[Theme] = field(default_factory=list)


def _taken(fund: Fund) -> Fund:
    return Fund.objects.select_for_update().get(pk=fund.pk)


@transaction.atomic
def keep(
    centre: Centre | None, facts: Facts, fund: Fund | None = None, *, by: Actor, at: datetime
) -> Fund:
    """Put a fund in the register, or change it; without a centre it is a national one."""
    made = _taken(fund) if fund else Fund(centre=centre)
    rules.keep(by, made, least=facts.least_cents, most=facts.most_cents)
    for name, value in vars(facts).items():
        if name != "themes":
            setattr(made, name, value)
    made.applicants = list(facts.applicants)
    made.is_shared = facts.is_shared or made.centre_id is None
    made.checked_on = localdate(at)
    made.save()
    made.themes.set(facts.themes)
    audit.record("fund.kept", made, by=by, at=at)
    return made


@transaction.atomic
def add_round(
    fund: Fund, opens: date, closes: date, decides: date | None = None, *, by: Actor, at: datetime
) -> FundRound:
    """Add a period in which the fund takes applications; the same last day again changes the rest."""
    fund = _taken(fund)
    rules.add_round(by, fund, opens=opens, closes=closes, decides=decides)
    made, _is_new = FundRound.objects.update_or_create(
        fund=fund, closes_on=closes, defaults={"opens_on": opens, "decides_on": decides}
    )
    audit.record("fund.round_added", fund, by=by, at=at)
    return made


@transaction.atomic
def drop_round(it: FundRound, *, by: Actor, at: datetime) -> None:
    """Take out a period."""
    fund = _taken(it.fund)
    rules.drop_round(by, fund)
    it.delete()
    audit.record("fund.round_dropped", fund, by=by, at=at)


@transaction.atomic
def require(
    fund: Fund, text: str, *, wants_file: bool = False, by: Actor, at: datetime
) -> Requirement:
    """Write down one thing the fund asks for."""
    fund = _taken(fund)
    rules.require(by, fund)
    made, _is_new = Requirement.objects.update_or_create(
        fund=fund, text=text.strip(), defaults={"wants_file": wants_file}
    )
    audit.record("fund.required", fund, by=by, at=at)
    return made


@transaction.atomic
def drop_requirement(it: Requirement, *, by: Actor, at: datetime) -> None:
    """Take out what the fund asks for no more; checklists that were made keep it."""
    fund = _taken(it.fund)
    rules.drop_requirement(by, fund)
    it.delete()
    audit.record("fund.requirement_dropped", fund, by=by, at=at)


@transaction.atomic
def check(fund: Fund, *, by: Actor, at: datetime) -> Fund:
    """Say that somebody looked today, and that it is still right."""
    fund = _taken(fund)
    rules.check(by, fund)
    fund.checked_on = localdate(at)
    fund.save(update_fields=["checked_on"])
    audit.record("fund.checked", fund, by=by, at=at)
    return fund


@transaction.atomic
def end(fund: Fund, *, by: Actor, at: datetime) -> Fund:
    """The fund stopped; nobody is sent there any more."""
    fund = _taken(fund)
    rules.end(by, fund)
    fund.ended_on = localdate(at)
    fund.save(update_fields=["ended_on"])
    audit.record("fund.ended", fund, by=by, at=at)
    return fund
