"""How it goes: what staff see of their own centre, in three statements."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Aggregate, Count, DurationField, Exists, F, OuterRef, Q
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Registration
from aanjager.exchange.brokerage.actions import BY_DESK
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.front.desk.choices import FEWEST_SHOWN, PERIODS
from aanjager.kernel.actor import Actor

FIRST_MONTH = {"kwartaal": 3, "jaar": 12}


@dataclass(frozen=True)
class Period:
    """A quarter or year, both days included."""

    code: str
    first: date
    last: date


def period(code: str, at: datetime) -> Period:
    """Return this or the previous quarter or year."""
    code = code if code in PERIODS else "dit-jaar"
    which, unit = code.split("-")
    months = FIRST_MONTH[unit]
    today = localdate(at)
    first = today.replace(day=1, month=(today.month - 1) // months * months + 1)
    if which == "vorig":
        first -= relativedelta(months=months)
    return Period(code, first, first + relativedelta(months=months) - timedelta(days=1))


class Median(Aggregate):
    """The middle value, which one long wait does not move."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def share(part: int, whole: int) -> int | None:
    """Return the share as a whole percentage; nothing of nothing is not a share."""
    return round(100 * part / whole) if whole else None


@dataclass(frozen=True)
class Channel:
    """What became of the reactions that came along one way: on line or at the desk."""

    code: str
    reactions: int = 0
    in_term: int = 0
    judged: int = 0
    median_hours: float | None = None
    started: int = 0
    due: int = 0
    succeeded: int = 0
    unknown: int = 0

    @property
    def in_term_share(self) -> int | None:
        """Of the reactions with an answer or past their term: answered within it."""
        return share(self.in_term, self.judged)

    @property
    def median_days(self) -> float | None:
        """The middle of the days until the first answer."""
        return None if self.median_hours is None else round(self.median_hours / 24, 1)

    @property
    def success_share(self) -> int | None:
        """The sector's measure: of the reactions of at least three months ago, those that led to
        a short task done or to somebody who is still there after three months."""
        return share(self.succeeded, self.due)


def of_placements(actor: Actor, centre: Centre, when: Period, at: datetime) -> dict[str, Channel]:
    """Reactions sent in the period, on line and at the desk, and what became of them."""
    sent = Placement.objects.visible_to(actor).filter(
        centre=centre, reacted_at__date__gte=when.first, reacted_at__date__lte=when.last
    )
    rows: Any = sent.annotate(by_desk=Q(came_by=BY_DESK)).values("by_desk").annotate(**_counted(at))
    found = {code: Channel(code) for code in ("online", "desk")}
    for row in rows:
        code = "desk" if row.pop("by_desk") else "online"
        middle = row.pop("median")
        hours = middle.total_seconds() / 3600 if middle is not None else None
        found[code] = Channel(code, median_hours=hours, **row)
    return found


def _counted(at: datetime) -> dict[str, Any]:
    asked = Outcome.objects.filter(placement=OuterRef("pk"), moment=Outcome.Moment.THREE_MONTHS)
    still, gone = Exists(asked.filter(still_active="yes")), Exists(asked.filter(still_active="no"))
    due = Q(reacted_at__lt=at - relativedelta(months=3))
    was_task = Q(opportunity__kind="task", started_on__isnull=False)
    began = Q(started_on__isnull=False)
    return {
        "reactions": Count("pk"),
        "judged": Count("pk", filter=Q(answered_at__isnull=False) | Q(answer_by__lt=at)),
        "in_term": Count("pk", filter=Q(answered_at__lte=F("answer_by"))),
        "median": Median(F("answered_at") - F("reacted_at"), output_field=DurationField()),
        "started": Count("pk", filter=began),
        "due": Count("pk", filter=due),
        "succeeded": Count("pk", filter=due & (was_task | Q(still))),
        "unknown": Count("pk", filter=due & began & ~was_task & ~Q(still) & ~Q(gone)),
    }


def of_opportunities(actor: Actor, centre: Centre) -> list[tuple[str, int]]:
    """How many opportunities the centre has now in each state, in the order of their life."""
    rows = Opportunity.objects.visible_to(actor).filter(centre=centre).values_list("status")
    counts = dict(rows.annotate(n=Count("pk")))
    return [(str(it.label), counts.get(it.value, 0)) for it in Opportunity.Status]


def of_people(actor: Actor, centre: Centre, when: Period) -> list[tuple[str, int]]:
    """How many people the centre got to know in the period, by the way they came."""
    rows = Registration.objects.filter(
        centre=centre,
        centre__in=actor.staff_of,
        joined_on__gte=when.first,
        joined_on__lte=when.last,
    )
    counts = dict(rows.values_list("source").annotate(n=Count("pk")))
    return [(str(it.label), counts.get(it.value, 0)) for it in Registration.Source]


def _enough(number: int) -> int | None:
    """Return the number, or nothing when it is about so few people that they could be known."""
    return None if 0 < number < FEWEST_SHOWN else number


@dataclass(frozen=True)
class AtCentre:
    """What the association sees of one centre: numbers without persons, none about fewer than five."""

    centre: Centre
    people: int | None
    opportunities: int
    reactions: int | None
    started: int | None
    in_term_share: int | None
    success_share: int | None


def of_network(actor: Actor, when: Period, at: datetime) -> list[AtCentre]:
    """Every open centre with its figures, in four statements; for the association only."""
    if not actor.is_association:
        return []
    sent = Placement.objects.exclude(state="unconfirmed").filter(
        reacted_at__date__gte=when.first, reacted_at__date__lte=when.last
    )
    rows: Any = sent.values("centre").annotate(**_counted(at))
    became = {row.pop("centre"): row for row in rows}
    open_now = _by_centre(Opportunity.objects.open())
    known = _by_centre(Registration.objects.filter(left_on=None))
    found = centres.open_to_all().prefetch_related(None)
    return [
        _at(it, became.get(it.pk, {}), open_now.get(it.pk, 0), known.get(it.pk, 0)) for it in found
    ]


def _by_centre(found: Any) -> dict[int, int]:
    return dict(found.order_by().values_list("centre").annotate(n=Count("pk")))


def _at(centre: Centre, row: dict[str, Any], opportunities: int, people: int) -> AtCentre:
    def shown_share(part: str, whole: str) -> int | None:
        few = min(row.get(part, 0), row.get(whole, 0)) < FEWEST_SHOWN
        return None if few else share(row[part], row[whole])

    return AtCentre(
        centre=centre,
        people=_enough(people),
        opportunities=opportunities,
        reactions=_enough(row.get("reactions", 0)),
        started=_enough(row.get("started", 0)),
        in_term_share=shown_share("in_term", "judged"),
        success_share=shown_share("succeeded", "due"),
    )
