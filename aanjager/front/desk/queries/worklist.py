"""Everything that waits for somebody at the desk today, in one statement."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import queries as placements
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor
from aanjager.participation.aftercare import queries as outcomes
from aanjager.trust.letters.models import Letter

EACH = 8  # rows of one kind; the total says how many more there are
KINDS = [
    "late",
    "soon",
    "step",
    "organisation",
    "opportunity",
    "three_months",
    "paper",
    "expiring",
    "letter",
]
DAYS = {"step", "three_months", "paper", "expiring"}  # these tell days, the others moments
EXPIRES_IN = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """One thing to do: what kind, about whom, where, since when, until when; `ref` is a second number."""

    kind: str
    pk: int
    who: str
    where: str
    phone: str
    since: datetime | date | None
    due: datetime | date | None
    ref: int
    total: int
    working_days: int = 0


@dataclass(frozen=True)
class Worklist:
    """The tasks by kind, and how many of each kind wait in all, also what is not shown."""

    tasks: dict[str, list[Task]]
    totals: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Nothing waits."""
        return not any(self.totals.values())

    @property
    def to_screen(self) -> int:
        """Organisations and opportunities that wait for the centre."""
        return self.totals["organisation"] + self.totals["opportunity"]


def today(actor: Actor, centre: Centre, at: datetime) -> Worklist:
    """What waits at this centre now: reactions, steps, screenings, questions, ends and letters."""
    parts = [
        *_reactions(actor, centre, at),
        _steps(actor, centre, at),
        _organisations(actor, centre),
        _submitted(actor, centre),
        _three_months(actor, centre, at),
        _paper(actor, centre),
        _expiring(actor, centre, at),
        _letters(actor, centre),
    ]
    tasks: dict[str, list[Task]] = {kind: [] for kind in KINDS}
    for row in parts[0].union(*parts[1:], all=True):
        tasks[row[0]].append(_task(row, at))
    return Worklist(tasks, {kind: rows[0].total if rows else 0 for kind, rows in tasks.items()})


def _task(row: tuple[Any, ...], at: datetime) -> Task:
    """Return the row as a task; what is a day in its table is a day again."""
    kind, pk, who, where, phone, since, due, ref, total = row
    if kind in DAYS:
        since, due = since and since.astimezone(UTC).date(), due and due.astimezone(UTC).date()
        return Task(kind, pk, who, where, phone, since, due, ref, total)
    waited = clock.working_days_between(since, at) if since else 0
    return Task(kind, pk, who, where, phone, since, due, ref, total, waited)


def _rows(found: "QuerySet[Any]", kind: str, *order: str, **columns: Any) -> "QuerySet[Any]":
    """Return the first few rows in the columns that all kinds share, with how many there are."""
    text, moment = TextField(), DateTimeField()
    shared = {
        "task_where": Value("", text),
        "task_phone": Value("", text),
        "task_since": Value(None, moment),
        "task_due": Value(None, moment),
        "task_ref": Value(0, BigIntegerField()),
        **columns,
    }
    shared["task_who"] = Cast(shared["task_who"], text)
    shared["task_where"] = Cast(shared["task_where"], text)
    shared["task_phone"] = Cast(shared["task_phone"], text)
    for name in ("task_since", "task_due"):
        shared[name] = Cast(shared[name], moment)
    rows = found.annotate(
        task_kind=Value(kind, CharField()),
        task_key=F("pk"),
        task_total=Window(Count("*")),
        **shared,
    )
    names = ["kind", "key", "who", "where", "phone", "since", "due", "ref", "total"]
    return rows.order_by(*order, "pk").values_list(*(f"task_{name}" for name in names))[:EACH]


def _reactions(actor: Actor, centre: Centre, at: datetime) -> list["QuerySet[Any]"]:
    """Reactions past their answer term, and those whose term ends soon; the longest wait first."""
    columns = {
        "task_who": F("person__name"),
        "task_where": F("organisation__name"),
        "task_phone": F("organisation__phone"),
        "task_since": F("reacted_at"),
        "task_due": F("answer_by"),
        "task_ref": F("person_id"),
    }
    late = placements.late(actor, at).filter(centre=centre)
    soon = placements.due_soon(actor, at).filter(centre=centre)
    return [
        _rows(late, "late", "answer_by", **columns),
        _rows(soon, "soon", "answer_by", **columns),
    ]


def _steps(actor: Actor, centre: Centre, at: datetime) -> "QuerySet[Any]":
    """Running cases of the actor whose day has come, or that have no next step at all."""
    mine = Case.objects.visible_to(actor).running()
    mine = mine.filter(centre=centre, consultant__user=actor.user_id)
    now_or_unplanned = Q(next_on__lte=localdate(at)) | Q(next_on=None)
    return _rows(
        mine.filter(now_or_unplanned),
        "step",
        "next_on",
        task_who=F("person__name"),
        task_where=F("next_step"),
        task_phone=F("person__phone"),
        task_due=F("next_on"),
        task_ref=F("phase"),
    )


def _organisations(actor: Actor, centre: Centre) -> "QuerySet[Any]":
    """Organisations that wait for screening, the oldest first."""
    new = Organisation.objects.visible_to(actor).filter(centre=centre, status="registered")
    return _rows(
        new, "organisation", "registered_at", task_who=F("name"), task_since=F("registered_at")
    )


def _submitted(actor: Actor, centre: Centre) -> "QuerySet[Any]":
    """Opportunities that wait for the centre, the oldest first."""
    new = Opportunity.objects.visible_to(actor).filter(centre=centre, status="submitted")
    return _rows(
        new,
        "opportunity",
        "made_at",
        task_who=F("title"),
        task_where=F("organisation__name"),
        task_since=F("made_at"),
    )


def _three_months(actor: Actor, centre: Centre, at: datetime) -> "QuerySet[Any]":
    """Who began three months ago and did not answer the letter, or cannot get one: to be called."""
    return _rows(
        outcomes.three_months_due(actor, at).filter(centre=centre),
        "three_months",
        "started_on",
        task_who=F("person__name"),
        task_where=F("opportunity__title"),
        task_phone=F("person__phone"),
        task_since=F("started_on"),
    )


def _paper(actor: Actor, centre: Centre) -> "QuerySet[Any]":
    """People without an account who were asked whether they stay, and did not answer yet."""
    asked = Person.objects.visible_to(actor).filter(
        user=None, erased_at=None, asked_to_stay_on__isnull=False,
        registrations__centre=centre, registrations__left_on=None,
    )  # fmt: skip
    return _rows(
        asked,
        "paper",
        "asked_to_stay_on",
        task_who=F("name"),
        task_where=F("email"),
        task_phone=F("phone"),
        task_since=F("asked_to_stay_on"),
    )


def _expiring(actor: Actor, centre: Centre, at: datetime) -> "QuerySet[Any]":
    """Opportunities that close by themselves within two weeks."""
    last = localdate(at + EXPIRES_IN)
    ending = (
        Opportunity.objects.visible_to(actor).open().filter(centre=centre, open_until__lte=last)
    )
    return _rows(
        ending,
        "expiring",
        "open_until",
        task_who=F("title"),
        task_where=F("organisation__name"),
        task_phone=F("organisation__phone"),
        task_due=F("open_until"),
        task_ref=F("organisation_id"),
    )


def _letters(actor: Actor, centre: Centre) -> "QuerySet[Any]":
    """Letters of the centre that could not be sent."""
    stuck = Letter.objects.filter(
        centre_id=centre.pk, centre_id__in=actor.staff_of, sent_at=None, attempts__gt=0
    )
    return _rows(
        stuck,
        "letter",
        "written_at",
        task_who=Coalesce(F("to_name"), F("to_address")),
        task_where=F("subject"),
        task_since=F("written_at"),
    )
