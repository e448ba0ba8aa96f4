"""What may be asked about applications: lists, sums in cents, deadlines and the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from django.db.models import OuterRef, Prefetch, QuerySet, Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import CostLine, Coverage, Plan
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.along import along, put
from aanjager.partnership.funding.models import Accounting, Application, ChecklistItem, Payment
from aanjager.partnership.funds.models import Fund

State = Application.State
RUNNING = (State.PREPARING, State.SENT, State.GRANTED)
OPEN = (State.PREPARING, State.SENT)


@dataclass(frozen=True)
class Money:
    """Where the money of one application is, in cents."""

    granted: int = 0
    received: int = 0
    returned: int = 0
    spent: int | None = None

    @property
    def to_come(self) -> int:
        """Granted and not received."""
        return self.granted - self.received

    @property
    def to_return(self) -> int:
        """Received and not spent, as far as it did not go back yet; nothing until it is accounted for."""
        return 0 if self.spent is None else max(self.received - self.returned - self.spent, 0)


@dataclass(frozen=True)
class Deadline:
    """A day by which something must be done, or on which something is heard."""

    on: date
    words: str
    application: Application
    mark: str
    must: bool = True


@dataclass(frozen=True)
class Pipeline:
    """What is asked and not answered, by chance: each chance with how many, the sum, what it is worth."""

    rows: list[tuple[str, int, int, int]]

    @property
    def asked(self) -> int:
        """All that is asked together, in cents."""
        return sum(cents for _name, _n, cents, _worth in self.rows)

    @property
    def worth(self) -> int:
        """What may be expected, in cents, rounded down."""
        return sum(worth for _name, _n, _cents, worth in self.rows)


def overview(actor: Actor, centre: Centre) -> QuerySet[Application]:
    """The applications of this centre, what runs first."""
    found = Application.objects.visible_to(actor).filter(centre=centre)
    return found.select_related("plan", "fund").order_by("-made_at", "-pk")


def one(actor: Actor, centre: Centre, pk: int) -> Application:
    """One application of this centre; else 404."""
    found = overview(actor, centre).select_related("plan__centre", "payer", "owner", "centre")
    return get_object_or_404(found, pk=pk)


def whole(actor: Actor, centre: Centre, pk: int) -> Application:
    """The same with its checklist, payments and days of accounting, to be shown; one statement."""
    of_it = {"application": OuterRef("pk")}
    found = overview(actor, centre).select_related("plan__centre", "payer", "owner", "centre")
    found = found.annotate(
        checklist_read=along(ChecklistItem.objects.filter(**of_it).order_by("pk")),
        payments_read=along(Payment.objects.filter(**of_it).order_by("on", "pk")),
        accountings_read=along(Accounting.objects.filter(**of_it).order_by("due_on", "pk")),
    )
    it: Any = get_object_or_404(found, pk=pk)
    put(it, "checklist", it.checklist_read)
    put(it, "payments", it.payments_read)
    put(it, "accountings", it.accountings_read)
    return cast(Application, it)


def item_of(it: Application, pk: int) -> ChecklistItem:
    """One line of the checklist; else 404."""
    found = ChecklistItem.objects.select_related("application")
    return get_object_or_404(found, application=it, pk=pk)


def accounting_of(it: Application, pk: int) -> Accounting:
    """One day of accounting; else 404."""
    found = Accounting.objects.select_related("application")
    return get_object_or_404(found, application=it, pk=pk)


def line_of(it: Application, pk: int) -> CostLine:
    """A cost line of the plan; else 404."""
    return get_object_or_404(CostLine.objects.select_related("plan"), plan=it.plan_id, pk=pk)


def is_running(plan: Plan, fund: Fund) -> bool:
    """Whether this plan asks this fund already."""
    return Application.objects.filter(plan=plan, fund=fund, state__in=RUNNING).exists()


def claims(it: Application) -> list[Coverage]:
    """The costs that are asked for, with their part of the money."""
    if not it.payer_id:
        return []
    found = Coverage.objects.filter(payer=it.payer_id, line__plan=it.plan_id)
    return list(found.select_related("line__plan", "payer").order_by("line__position", "pk"))


def asked(it: Application) -> int:
    """What is asked together, as long as it can change."""
    return sum(c.amount_cents for c in claims(it) if c.state != Coverage.State.REFUSED)


def lines(it: Application) -> list[tuple[CostLine, int, list[Coverage], int]]:
    """Each cost line with what this application asks, who else covers it, and what nobody covers."""
    paid = Coverage.objects.select_related("payer").order_by("payer__name", "pk")
    found = CostLine.objects.filter(plan=it.plan_id).prefetch_related(Prefetch("coverages", paid))
    return [_line(it, line) for line in found.order_by("position", "pk")]


def _line(it: Application, line: CostLine) -> tuple[CostLine, int, list[Coverage], int]:
    standing = [c for c in line.coverages.all() if c.state != Coverage.State.REFUSED]
    mine = sum(c.amount_cents for c in standing if c.payer_id == it.payer_id)
    others = [c for c in standing if c.payer_id != it.payer_id]
    return line, mine, others, line.amount_cents - sum(c.amount_cents for c in standing)


def money(it: Application, payments: Iterable[Payment] | None = None) -> Money:
    """Where the money is; who has the payments at hand gives them, so that they are read once."""
    sums = dict.fromkeys(Payment.Kind.values, 0)
    for paid in it.payments.all() if payments is None else payments:
        sums[paid.kind] += paid.amount_cents
    return Money(it.granted_cents or 0, sums["received"], sums["returned"], it.spent_cents)


def pipeline(found: Iterable[Application], asked_by: dict[int, int]) -> Pipeline:
    """Put what waits for an answer together by chance."""
    waiting = [it for it in found if it.state in OPEN]
    rows = []
    for chance in sorted({it.chance for it in waiting}, reverse=True):
        of = [it for it in waiting if it.chance == chance]
        cents = sum(asked_by.get(it.pk, 0) for it in of)
        rows.append((of[0].get_chance_display(), len(of), cents, cents * chance // 100))
    return Pipeline(rows)


def asked_by(found: Iterable[Application]) -> dict[int, int]:
    """What each of these asks, in cents: fixed when sent, else what stands in the plan now."""
    found = list(found)
    payers = [it.payer_id for it in found if it.payer_id]
    sums = (
        Coverage.objects.filter(payer__in=payers)
        .exclude(state=Coverage.State.REFUSED)
        .order_by()
        .values_list("payer")
        .annotate(Sum("amount_cents"))
    )
    by_payer = dict(sums)
    return {
        it.pk: it.asked_cents if it.asked_cents is not None else by_payer.get(it.payer_id, 0)
        for it in found
    }


def plans_for(actor: Actor, centre: Centre) -> QuerySet[Plan]:
    """The plans of this centre for which money can be asked, the newest first."""
    found = Plan.objects.visible_to(actor).filter(centre=centre)
    return found.order_by("-made_at", "-pk")


def deadlines(actor: Actor, centre: Centre | None = None) -> list[Deadline]:
    """Every day that counts, the first first: of what runs, of this centre or of all for the clock."""
    found = Application.objects.visible_to(actor).filter(state__in=RUNNING)
    if centre:
        found = found.filter(centre=centre)
    undone = Accounting.objects.filter(done_at=None)
    found = found.select_related("plan", "fund", "centre", "owner").prefetch_related(
        Prefetch("accountings", undone)
    )
    days = [day for it in found.order_by("pk") for day in _days(it)]
    return sorted(days, key=lambda it: (it.on, it.application.pk, it.mark))


def _days(it: Application) -> list[Deadline]:
    """The days of one application."""
    if it.state == State.PREPARING:
        return [Deadline(it.deadline, _("Aanvraag versturen"), it, "send")] if it.deadline else []
    if it.state == State.SENT:
        return [Deadline(it.decides_on, _("Uitslag"), it, "hear", False)] if it.decides_on else []
    return [
        Deadline(one.due_on, _("Verantwoorden: %(what)s") % {"what": one.what}, it, f"account-{one.pk}")
        for one in it.accountings.all()
    ]  # fmt: skip


def to_remind(today: date, days: Iterable[int]) -> list[tuple[Deadline, int]]:
    """What must be done within so many days, with the shortest of the terms that it falls in."""
    terms = sorted(days)
    found = []
    for it in deadlines(CLOCK):
        left = (it.on - today).days
        if it.must and (term := next((n for n in terms if 0 <= left <= n), None)) is not None:
            found.append((it, term))
    return found


def calendar(found: Iterable[Deadline], *, at: datetime) -> str:
    """The deadlines as a calendar file (RFC 5545): whole days, under a name that stays."""
    book = Calendar()
    book.add("prodid", "-//Aanjager//NL")
    book.add("version", "2.0")
    for it in found:
        event = Event()
        event.add("uid", f"funding-{it.application.pk}-{it.mark}@aanjager")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", it.on)
        event.add("dtend", it.on + timedelta(days=1))
        event.add("summary", f"{it.words}: {it.application}")
        path = reverse("funding:detail", args=[it.application.pk])
        event.add("url", centres.link(it.application.centre, path))
        book.add_component(event)
    return book.to_ical().decode()
