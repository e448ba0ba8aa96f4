"""Cost lines and who pays them: the plan is taken first, so two at once never cover a cost twice."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from aanjager.governance.plans import queries, rules
from aanjager.governance.plans.actions.taking import taken
from aanjager.governance.plans.models import Activity, CostLine, Coverage, Payer, Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.money import split
from aanjager.trust import audit


@dataclass(frozen=True)
class Cost:
    """What costs money, how much, and how that was counted."""

    title: str
    amount_cents: int
    counted: str = ""
    activity: Activity | None = None


@dataclass(frozen=True)
class Paid:
    """Who pays: its kind and name, how much, and whether it is asked or promised."""

    kind: str
    name: str
    amount_cents: int
    state: str = Coverage.State.ASKED


@transaction.atomic
def budget(
    plan: Plan, cost: Cost, line: CostLine | None = None, *, by: Actor, at: datetime
) -> CostLine:
    """Add a cost line to a draft, or change one; never to less than what is covered already."""
    plan = taken(plan)
    covered = queries.covered(line) if line else 0
    rules.budget(by, plan, cents=cost.amount_cents, covered=covered)
    made = line or CostLine(plan=plan, position=plan.cost_lines.count())
    for name, value in vars(cost).items():
        setattr(made, name, value)
    made.save()
    audit.record("plan.budgeted", plan, by=by, at=at, cents=cost.amount_cents)
    return made


@transaction.atomic
def drop_line(line: CostLine, *, by: Actor, at: datetime) -> None:
    """Take a cost line out of a draft."""
    line.plan = taken(line.plan)
    rules.drop_line(by, line)
    line.delete()
    audit.record("plan.line_dropped", line.plan, by=by, at=at)


@transaction.atomic
def cover(line: CostLine, paid: Paid, *, by: Actor, at: datetime) -> Coverage:
    """Ask a payer for a part of a line; said again it replaces what that payer was asked for."""
    plan = taken(line.plan)
    line = CostLine.objects.get(pk=line.pk)
    line.plan = plan
    before = line.coverages.filter(payer__name=paid.name.strip()).first()
    room = queries.room(line, without=before)
    rules.cover(by, line, cents=paid.amount_cents, room=room)
    made = _keep(line, _payer(plan, paid), paid.amount_cents, paid.state)
    audit.record("plan.covered", plan, by=by, at=at, line=line.pk, cents=paid.amount_cents)
    return made


def _payer(plan: Plan, paid: Paid) -> Payer:
    payer, _is_new = Payer.objects.get_or_create(
        plan=plan, name=paid.name.strip(), defaults={"kind": paid.kind}
    )
    return payer


def _keep(line: CostLine, payer: Payer, cents: int, state: str) -> Coverage:
    if payer.kind == Payer.Kind.OWN:
        state = Coverage.State.PROMISED
    facts = {"amount_cents": cents, "state": state}
    made, _is_new = Coverage.objects.update_or_create(line=line, payer=payer, defaults=facts)
    return made


@transaction.atomic
def spread(plan: Plan, paid: Paid, *, by: Actor, at: datetime) -> list[Coverage]:
    """Divide one amount of a payer over all lines by what is not covered yet, to the cent.

    What the payer was asked for before is replaced.
    """
    plan = taken(plan)
    lines = list(plan.cost_lines.order_by("position", "pk"))
    mine = {
        it.line_id: it
        for it in Coverage.objects.filter(line__plan=plan, payer__name=paid.name.strip())
    }
    rooms = [queries.room(it, without=mine.get(it.pk)) for it in lines]
    rules.spread(by, plan, cents=paid.amount_cents, room=sum(rooms))
    payer = _payer(plan, paid)
    parts = split(paid.amount_cents, rooms)
    Coverage.objects.filter(pk__in=[it.pk for it in mine.values()]).delete()
    made = [
        _keep(line, payer, cents, paid.state)
        for line, cents in zip(lines, parts, strict=True)
        if cents
    ]
    audit.record("plan.spread", plan, by=by, at=at, cents=paid.amount_cents)
    return made


@transaction.atomic
def uncover(coverage: Coverage, *, by: Actor, at: datetime) -> None:
    """Take a payer off a line; who pays nothing any more goes from the plan."""
    plan = taken(coverage.line.plan)
    coverage.line.plan = plan
    rules.uncover(by, coverage)
    coverage.delete()
    Payer.objects.filter(plan=plan, coverages=None).delete()
    audit.record("plan.uncovered", plan, by=by, at=at)


@transaction.atomic
def answer_coverage(coverage: Coverage, *, state: str, by: Actor, at: datetime) -> Coverage:
    """Write down what a payer said: asked, promised or refused; also after the plan was submitted."""
    plan = taken(coverage.line.plan)
    coverage = Coverage.objects.select_related("line", "payer").get(pk=coverage.pk)
    coverage.line.plan = plan
    room = queries.room(coverage.line, without=coverage)
    rules.answer_coverage(by, coverage, state=state, room=room)
    coverage.state = state
    coverage.save(update_fields=["state"])
    audit.record("plan.coverage_answered", plan, by=by, at=at, state=state)
    return coverage
