"""The budget of a plan: what it costs, who pays what, and what nobody pays yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, Sum

from aanjager.governance.plans.models import CostLine, Coverage, Payer, Plan, Share
from aanjager.kernel.money import split

REFUSED = Coverage.State.REFUSED


@dataclass(frozen=True)
class Line:
    """A cost line with who pays it, and the cents that nobody pays yet."""

    it: CostLine
    coverages: list[Coverage]

    @property
    def open_cents(self) -> int:
        """What is not covered: a refusal covers nothing."""
        return self.it.amount_cents - sum(
            it.amount_cents for it in self.coverages if it.state != REFUSED
        )


@dataclass(frozen=True)
class Budget:
    """All lines, and what each payer pays together, by state."""

    lines: list[Line]
    payers: list[tuple[Payer, dict[str, int]]] = field(default_factory=list)

    @property
    def total_cents(self) -> int:
        """What the plan costs."""
        return sum(it.it.amount_cents for it in self.lines)

    @property
    def open_cents(self) -> int:
        """What nobody pays yet."""
        return sum(it.open_cents for it in self.lines)

    @property
    def promised_cents(self) -> int:
        """What is sure: promised, or the own contribution."""
        return sum(found[Coverage.State.PROMISED] for _payer, found in self.payers)

    @property
    def adds_up(self) -> bool:
        """Every line is covered to the cent."""
        return self.open_cents == 0


def budget_of(plan: Plan) -> Budget:
    """The budget of a plan in two statements."""
    paid = Coverage.objects.select_related("payer").order_by("payer__kind", "payer__name", "pk")
    found = plan.cost_lines.select_related("activity").order_by("position", "pk")
    lines = []
    payers: dict[int, tuple[Payer, dict[str, int]]] = {}
    for it in found.prefetch_related(Prefetch("coverages", paid)):
        it.plan = plan
        coverages = list(it.coverages.all())
        for coverage in coverages:
            coverage.line = it
            none = dict.fromkeys(Coverage.State.values, 0)
            _payer, sums = payers.setdefault(coverage.payer_id, (coverage.payer, none))
            sums[coverage.state] += coverage.amount_cents
        lines.append(Line(it, coverages))
    return Budget(lines, sorted(payers.values(), key=lambda it: (it[0].kind, it[0].name)))


def covered(line: CostLine, without: Coverage | None = None) -> int:
    """What payers are asked for and promised of a line together."""
    found = line.coverages.exclude(state=REFUSED)
    if without is not None:
        found = found.exclude(pk=without.pk)
    return int(found.aggregate(sum=Sum("amount_cents"))["sum"] or 0)


def room(line: CostLine, without: Coverage | None = None) -> int:
    """What of a line nobody pays yet, leaving one payer out of it."""
    return line.amount_cents - covered(line, without)


def share_amounts(shares: Sequence[Share], cents: int) -> list[tuple[Share, int]]:
    """Divide the money of a plan over the centres by their parts, to the cent."""
    if not shares:
        return []
    parts = split(cents, [it.parts for it in shares])
    return list(zip(shares, parts, strict=True))
