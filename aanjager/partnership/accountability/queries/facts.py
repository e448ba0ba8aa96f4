"""What a report is written from: the centre's own records over a period, and what of it may be told.

A number about people is exact only in a year that is over and of which no quarter waits for a
signature, after the release checker let it pass beside every figure that a partner saw. Else only a
lower bound in steps of five is told, so that no difference of two reports gives one person away.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, Sum

from aanjager.community.centres.models import Centre
from aanjager.governance.sources import queries as sources
from aanjager.kernel import release
from aanjager.kernel.actor import Actor
from aanjager.outreach.findings import queries as findings
from aanjager.outreach.findings.models import Cell
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.accountability.choices import LEAST, MOST_STORIES
from aanjager.partnership.agreements import queries as agreements
from aanjager.partnership.agreements.models import Agreement, Figure, Quarter, TalkPattern
from aanjager.partnership.agreements.queries import Row
from aanjager.partnership.agreements.queries.figures import period_rows
from aanjager.partnership.funders.models import Income
from aanjager.partnership.funding.models import Application, Payment
from aanjager.partnership.measures import queries as measures
from aanjager.partnership.measures.choices import FUNCTIONS

Stage = Initiative.Stage
AT_WORK = (Stage.TRYING, Stage.RUNNING, Stage.ROOTED, Stage.HANDED_OVER)


@dataclass(frozen=True)
class Counted:
    """A measure over the period: the number that may be told, or why not and which bound."""

    measure: measures.Measure
    value: int | None
    reason: str = ""
    bound: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything that a report tells, in the order in which it is told."""

    centre: Centre
    first: date
    last: date
    agreed: list[Agreement] = field(default_factory=list)
    boards: dict[int, list[Row]] = field(default_factory=dict)
    quarters: list[Quarter] = field(default_factory=list)
    functions: list[tuple[str, list[Counted]]] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    cells: list[tuple[Cell, sources.Quote]] = field(default_factory=list)
    applications: list[tuple[Application, int, int]] = field(default_factory=list)
    incomes: list[tuple[Income, int]] = field(default_factory=list)


def gather(
    actor: Actor, centre: Centre, first: date, last: date, agreement: Agreement | None, today: date
) -> Facts:
    """Read everything for a report of an agreement, or of a period of the centre."""
    found = _agreements(centre, first, last, agreement)
    plans = {it.plan_id for it in found if it.plan_id}
    ours = Quarter.objects.filter(agreement__in=found, first__lte=last, offered_at__isnull=False)
    quarters = ours.order_by("first", "agreement_id")
    return Facts(
        centre, first, last, found,
        {it.pk: agreements.board(it) for it in found},
        [it for it in quarters if agreements.last_of(it.first) >= first],
        _functions(centre, first, last, exact=_is_settled(centre, first, last, today)),
        _initiatives(centre, last), _patterns(centre, first, last),
        _cells(centre, first, last, plans), _applications(actor, centre, first, last, plans),
        _incomes(centre, first, last),
    )  # fmt: skip


def _agreements(centre: Centre, first: date, last: date, one: Agreement | None) -> list[Agreement]:
    found = Agreement.objects.filter(centre=centre).select_related("plan", "centre")
    if one:
        return list(found.filter(pk=one.pk))
    return list(found.filter(starts_on__lte=last, ends_on__gte=first).order_by("starts_on", "pk"))


def _is_settled(centre: Centre, first: date, last: date, today: date) -> bool:
    """The period is over and no quarter in it waits for a signature."""
    if last >= today:
        return False
    for it in Agreement.objects.filter(centre=centre, starts_on__lte=last, ends_on__gte=first):
        signed = set(it.quarters.filter(signed_at__isnull=False).values_list("first", flat=True))
        touched = {
            day for day in agreements.quarters_of(it)
            if day <= last and agreements.last_of(day) >= first
        }  # fmt: skip
        if touched - signed:
            return False
    return True


def _functions(
    centre: Centre, first: date, last: date, *, exact: bool
) -> list[tuple[str, list[Counted]]]:
    counted = {it.code: _count(it, centre, first, last) for it in measures.measures()}
    reasons = _reasons(centre, counted) if exact else {}
    return [
        (name, [_told(it, counted[it.code], exact, reasons.get(it.code, "")) for it in found])
        for _code, name, found in measures.grouped(FUNCTIONS)
    ]


def _count(it: measures.Measure, centre: Centre, first: date, last: date) -> Any:
    """The number of a measure; of what is about people also what stands behind it, and whether a sum
    is nearly all of one or two.
    """
    value = measures.number(it.code, centre, first, last)
    if not it.of_people:
        return value
    rows = measures.rows(it.code, centre, first, last)
    return *measures.units(it.code, rows), value, measures.is_of_one_or_two(it.code, rows)


def _reasons(centre: Centre, counted: dict[str, Any]) -> dict[str, str]:
    """Of every measure of people why it may not be told, beside the others and what partners saw."""
    groups: dict[str, dict[str, frozenset[int]]] = {}
    of_few: dict[str, str] = {}
    for code, found in counted.items():
        if isinstance(found, int):
            continue
        table, units, _value, is_of_one_or_two = found
        if len(units) >= LEAST and is_of_one_or_two:
            of_few[code] = str(release.Reason.DOMINATED)
        else:
            groups.setdefault(table, {})[code] = units
    seen = _seen(centre)
    return of_few | {
        verdict.name: str(verdict.reason or "")
        for table, together in groups.items()
        for verdict in release.check(together, k=LEAST, earlier=seen.get(table, []))
    }


def _seen(centre: Centre) -> dict[str, list[frozenset[int]]]:
    """The rows behind every exact figure of people that a partner of this centre may see."""
    shown = Figure.objects.filter(
        quarter__agreement__centre=centre, withheld="", value__gt=0,
        indicator__of_people=True,
    ).exclude(indicator__measure="")  # fmt: skip
    found: dict[str, list[frozenset[int]]] = {}
    for it in shown.select_related("quarter__agreement", "indicator__area").order_by("pk"):
        it.quarter.agreement.centre = centre
        rows = period_rows(it.quarter.agreement, it.indicator, it.quarter.first)
        table, keys = measures.units(it.indicator.measure, rows)
        found.setdefault(table, []).append(keys)
    return found


def _told(it: measures.Measure, found: Any, exact: bool, reason: str) -> Counted:
    if not it.of_people:
        return Counted(it, found)
    many, value = len(found[1]), found[2]
    if exact and not reason:
        return Counted(it, value)
    if it.adds and value:  # the bound of a sum would tell what one person added
        return Counted(it, None, reason or "sum")
    too_few = many < LEAST or reason == release.Reason.TOO_FEW
    bound = 0 if reason or too_few else many // LEAST * LEAST
    return Counted(it, None, reason or ("too_few" if too_few else "bound"), bound)


def _initiatives(centre: Centre, last: date) -> list[Initiative]:
    """What residents started and show to everybody themselves, and what is at work."""
    found = Initiative.objects.public().filter(centre=centre, stage__in=AT_WORK)
    found = found.filter(posted_at__date__lte=last).select_related("area")
    return list(found.defer("area__outline").order_by("-changed_at", "pk")[:MOST_STORIES])


def _patterns(centre: Centre, first: date, last: date) -> list[Pattern]:
    """Patterns that were decided in the period, or on which a partner answered in it."""
    days = (first, last)
    answers = TalkPattern.objects.filter(talk__centre=centre).exclude(answer="")
    answers = answers.select_related("talk").order_by("answered_at", "pk")
    found = Pattern.objects.filter(centre=centre).filter(
        Q(decided_at__date__range=days)
        | Q(pk__in=answers.filter(answered_at__date__range=days).values("pattern"))
    )
    told = found.select_related("area").defer("area__outline").order_by("opened_at", "pk")
    return list(told.prefetch_related(Prefetch("talks", answers, to_attr="answers")))


def _cells(
    centre: Centre, first: date, last: date, plans: set[int]
) -> list[tuple[Cell, sources.Quote]]:
    """Figures of everybody that were released in the period, and those that the plan cites."""
    now = Q(release__released_at__date__range=(first, last), by=None)
    now &= Q(release__wave__survey__centre=centre)
    cited = Q(citations__plan__in=plans)
    found = findings.citable(centre).filter(now | cited).distinct()
    return [(it, sources.quote(it)) for it in found]


def _applications(
    actor: Actor, centre: Centre, first: date, last: date, plans: set[int]
) -> list[tuple[Application, int, int]]:
    """What was asked or decided in the period or for the plan, with what came in and what went back."""
    days = (first, last)
    received = Sum(
        "payments__amount_cents", filter=Q(payments__kind=Payment.Kind.RECEIVED), default=0
    )
    returned = Sum(
        "payments__amount_cents", filter=Q(payments__kind=Payment.Kind.RETURNED), default=0
    )
    found = Application.objects.visible_to(actor).filter(centre=centre, asked_cents__gt=0)
    found = found.filter(
        Q(sent_at__date__range=days) | Q(decided_at__date__range=days) | Q(plan__in=plans)
    )
    sums = found.select_related("plan", "fund").annotate(received=received, returned=returned)
    return [(it, it.received, it.returned) for it in sums.order_by("sent_at", "pk")]


def _incomes(centre: Centre, first: date, last: date) -> list[tuple[Income, int]]:
    """What each funder paid in these years, with its share in tenths of a percent."""
    years = (first.year, last.year)
    found = Income.objects.filter(funder__centre=centre, year__range=years)
    known = list(found.select_related("funder").order_by("year", "-amount_cents", "pk"))
    totals: dict[int, int] = {}
    for it in known:
        totals[it.year] = totals.get(it.year, 0) + it.amount_cents
    return [(it, it.amount_cents * 1000 // totals[it.year]) for it in known]
