"""What pages and other rooms may ask about the self-evaluation, each for who looks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, Exists, Max, OuterRef, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties.queries import is_tied
from aanjager.exchange.placements.models import Placement
from aanjager.kernel import beside
from aanjager.kernel.actor import Actor
from aanjager.kernel.beside import Link
from aanjager.learning.courses.queries import search as search_runs
from aanjager.learning.model_texts.models import ModelText
from aanjager.learning.model_texts.queries import for_subject
from aanjager.learning.quality.choices import COURSES_ABOUT, REMIND_DAYS, Chapter, Size
from aanjager.learning.quality.choices import Value as Scored
from aanjager.learning.quality.models import (
    Evaluation,
    Evidence,
    Helper,
    Planned,
    QualityStatement,
    Score,
)
from aanjager.learning.quality.rules import Candidate
from aanjager.trust.accounts.models import User

State = Evaluation.State
RUNNING = (State.SCORING, State.ADVISING, State.ASSESSING)


@dataclass
class Answered:
    """A statement in a round: how it is scored, with which files, and where help is."""

    statement: QualityStatement
    score: Score | None = None
    evidence: list[Evidence] = field(default_factory=list)
    help: list[Link] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        """Not in order yet, or not answered."""
        return self.score is None or self.score.value < Scored.YES


@dataclass
class Part:
    """A chapter of a round with its statements."""

    code: str
    title: str
    rows: list[Answered] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many statements have an answer."""
        return sum(1 for row in self.rows if row.score)

    @property
    def percent(self) -> int:
        """How far the chapter is in order: two points for yes, one for partly, in percent."""
        points = sum(row.score.value for row in self.rows if row.score)
        return round(100 * points / (2 * len(self.rows))) if self.rows else 0


def statements(size: str, on: date) -> list[QualityStatement]:
    """The statements that hold on a day for an organisation of this size, in order."""
    holds = Q(valid_to=None) | Q(valid_to__gte=on)
    found = QualityStatement.objects.filter(holds, valid_from__lte=on)
    if size == Size.SMALL:
        found = found.filter(is_for_small=True)
    order = {code: place for place, code in enumerate(Chapter.values)}
    return sorted(found, key=lambda it: (order[it.chapter], it.position, it.pk))


def one(actor: Actor, pk: int) -> Evaluation:
    """One round for who has to do with it; else 404."""
    found = Evaluation.objects.visible_to(actor).select_related("organisation", "centre")
    return get_object_or_404(found, pk=pk)


def of_organisation(actor: Actor) -> QuerySet[Evaluation]:
    """The rounds of the actor's organisations, the newest first."""
    found = Evaluation.objects.filter(organisation__in=actor.coordinator_of)
    return found.select_related("organisation").order_by("-begun_at", "-pk")


def at_desk(actor: Actor, centre: Centre) -> QuerySet[Evaluation]:
    """The rounds at a centre, for its staff: what waits for somebody first."""
    waits = Case(
        When(state=State.ASSESSING, then=Value(0)), When(state=State.ADVISING, then=Value(1)),
        When(state=State.SCORING, then=Value(2)), default=Value(3),
    )  # fmt: skip
    found = Evaluation.objects.filter(centre=centre, centre__in=actor.staff_of)
    rows = found.select_related("organisation").prefetch_related("helpers")
    return rows.order_by(waits, "-begun_at", "-pk")


def helped_by(actor: Actor) -> list[Helper]:
    """The rounds in which the actor advises or judges and that still run."""
    found = Helper.objects.filter(user=actor.user_id or 0, ended_at=None)
    rows = found.filter(evaluation__state__in=RUNNING).select_related("evaluation__organisation")
    return list(rows.order_by("evaluation__begun_at", "pk"))


def helpers_of(it: Evaluation) -> list[Helper]:
    """Everybody who was named, the newest first."""
    return sorted(it.helpers.all(), key=lambda one: (one.named_at, one.pk), reverse=True)


def standing(organisations: Collection[int], on: date) -> dict[int, dict[str, Any]]:
    """For each organisation what `rules.begin` asks: does a round run, and how long does its mark hold."""
    found = Evaluation.objects.filter(organisation__in=organisations).values("organisation")
    holds = Max("valid_until", filter=Q(state=State.PASSED, valid_until__gte=on))
    rows = found.annotate(is_running=BoolOr(Q(state__in=RUNNING)), holds=holds).order_by()
    asked = {it["organisation"]: (it["is_running"], it["holds"]) for it in rows}
    known = {pk: asked.get(pk, (False, None)) for pk in organisations}
    return {pk: {"is_running": a, "valid_until": b, "today": on} for pk, (a, b) in known.items()}


def parts(it: Evaluation, *, chapter: str = "", help_for: Actor | None = None) -> list[Part]:
    """A round chapter by chapter, by the statements that held when it began or as they were scored."""
    scores = {row.statement_id: row for row in it.scores.all()}
    files: dict[int, list[Evidence]] = {}
    for row in it.evidence.order_by("pk"):
        files.setdefault(row.statement_id, []).append(row)
    found: dict[str, Part] = {}
    for statement in statements(it.size, it.begun_at.date()):
        if chapter and statement.chapter != chapter:
            continue
        title = str(Chapter(statement.chapter).label)
        part = found.setdefault(statement.chapter, Part(statement.chapter, title))
        answered = Answered(statement, scores.get(statement.pk), files.get(statement.pk, []))
        part.rows.append(answered)
    if help_for:
        _add_help(help_for, it, list(found.values()))
    return list(found.values())


def _add_help(actor: Actor, it: Evaluation, found: list[Part]) -> None:
    """Put beside what is missing where help is: texts, courses, and what floors above have."""
    missing = [row for part in found for row in part.rows if row.is_missing]
    words = sorted({word for row in missing for word in row.statement.subjects})
    texts = for_subject(it.centre, words, most=40) if words else []
    courses = _courses_about(it.centre, words)
    above = beside.helping("quality", actor, it, words)
    for row in missing:
        own = row.statement.subjects
        wanted = [_to_text(text) for text in texts if _is_about(text, own)][:2]
        wanted += [link for word in own for link in courses.get(word, [])[:1]]
        row.help = list(
            dict.fromkeys(wanted + [one for word in own for one in above.get(word, [])])
        )


def _to_text(text: ModelText) -> Link:
    return Link(_("modeltekst"), text.title, reverse("model_texts:read", args=[text.pk]))


def _courses_about(centre: Centre, words: Collection[str]) -> dict[str, list[Link]]:
    """The courses of a centre that one can enrol for now, by word, the first day first."""
    codes = {word: COURSES_ABOUT[word] for word in words if word in COURSES_ABOUT}
    if not codes:
        return {}
    runs = search_runs(centre, now()).filter(course__subject__in=set(codes.values()))
    links: dict[str, list[Link]] = {}
    for pk, title, subject in runs.values_list("course", "course__title", "course__subject")[:40]:
        link = Link(_("cursus"), title, reverse("courses:detail", args=[pk]))
        links.setdefault(subject, []).append(link)
    return {word: links.get(code, []) for word, code in codes.items()}


def _is_about(text: ModelText, words: Collection[str]) -> bool:
    title = text.title.lower()
    return any(word in (text.kind, text.code) or word in title for word in words)


def missing_subjects(it: Evaluation) -> list[str]:
    """The words of what is not in order yet, most wanted first: other rooms find help by them."""
    counted: dict[str, int] = {}
    for part in parts(it):
        for row in part.rows:
            for word in row.statement.subjects if row.is_missing else ():
                counted[word] = counted.get(word, 0) + 1
    return sorted(counted, key=lambda word: (-counted[word], word))


def open_statements(it: Evaluation) -> int:
    """How many statements have no answer yet."""
    return sum(len(part.rows) - part.answered for part in parts(it))


def progress(found: list[Part]) -> list[tuple[str, int]]:
    """How far each chapter is in order, in percent, for a figure."""
    return [(part.title, part.percent) for part in found]


def planned(it: Evaluation) -> list[Planned]:
    """The plan: what is not done first, by its day."""
    found = it.planned.select_related("statement", "owner")
    return sorted(found, key=lambda row: (row.done_at is not None, row.due_on, row.pk))


def one_planned(it: Evaluation, pk: int) -> Planned:
    """A line of the plan; else 404."""
    return get_object_or_404(it.planned, pk=pk)


def one_evidence(it: Evaluation, pk: int) -> Evidence:
    """A file of this round; else 404."""
    return get_object_or_404(it.evidence, pk=pk)


def statement_of(it: Evaluation, pk: int) -> QualityStatement:
    """A statement that this round asks; else 404."""
    found = {row.pk: row for row in statements(it.size, it.begun_at.date())}
    return found[pk] if pk in found else get_object_or_404(QualityStatement, pk=0)


def account(email: str) -> User | None:
    """The account of an address, to name somebody by."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def name_of(user: User) -> str:
    """What somebody is called here: as a person, else as staff, else by the address."""
    person = Person.objects.filter(user=user, erased_at=None).first()
    staff = user.staff.filter(ended_on=None).order_by("pk").first()
    return person.name if person else staff.name if staff else user.email


def decider(actor: Actor, it: Evaluation) -> str:
    """The name of who decides for the centre."""
    found = Staff.objects.filter(
        user=actor.user_id or 0, centre=it.centre_id, ended_on=None
    ).first()
    return found.name if found else it.centre.name


def candidate(user: User, organisation: Organisation) -> Candidate:
    """What binds somebody to an organisation: roles now or before, a tie, a place as a volunteer."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return Candidate(user.pk)
    roles = Coordinator.objects.filter(organisation=organisation, person=person)
    places = Placement.objects.filter(organisation=organisation, person=person)
    return Candidate(
        user.pk,
        is_coordinator=roles.filter(ended_on=None).exists(),
        was_coordinator=roles.exclude(ended_on=None).exists(),
        is_tied=is_tied(person.pk, organisation),
        is_volunteer=places.filter(state__in=["agreed", "started"]).exists(),
    )


def _valid(on: date) -> QuerySet[Evaluation]:
    return Evaluation.objects.filter(state=State.PASSED, valid_until__gte=on)


def valid_mark(organisation: Organisation, *, on: date) -> Evaluation | None:
    """The mark of an organisation that holds on a day, for its page; None without one."""
    return _valid(on).filter(organisation=organisation).order_by("-valid_until", "-pk").first()


def marked(centre: Centre | None, *, on: date) -> QuerySet[Organisation]:
    """Organisations with a mark that holds, by name, each with `mark_until`: public."""
    found = Organisation.objects.approved().filter(
        Exists(_valid(on).filter(organisation=OuterRef("pk")))
    )
    if centre:
        found = found.filter(centre=centre)
    mark = _valid(on).filter(organisation=OuterRef("pk")).order_by("-valid_until")
    until: Any = mark.values("valid_until")[:1]
    return found.annotate(mark_until=until).order_by("name", "pk")


def to_remind(at: datetime) -> QuerySet[Evaluation]:
    """Marks that end within half a year, of which nobody was told and that were not renewed."""
    soon = at.date() + timedelta(days=REMIND_DAYS)
    newer = Evaluation.objects.filter(
        organisation=OuterRef("organisation"), begun_at__gt=OuterRef("decided_at")
    ).exclude(state=State.STOPPED)
    found = _valid(at.date()).filter(valid_until__lte=soon, reminded_at=None)
    return found.filter(~Exists(newer)).select_related("organisation__centre").order_by("pk")


def outlived(at: datetime) -> QuerySet[Evaluation]:
    """Rounds whose mark ended, or that stopped a year ago, and of which files are still kept."""
    year_ago = at - timedelta(days=365)
    over = Q(state=State.PASSED, valid_until__lt=at.date())
    left = Q(state=State.STOPPED, decided_at__lt=year_ago)
    return Evaluation.objects.filter(over | left, forgotten_at=None).order_by("pk")


def counts(centre: Centre, on: date) -> Mapping[str, int]:
    """Figures for a centre: how many rounds run, and how many marks hold."""
    return {
        "running": Evaluation.objects.filter(centre=centre, state__in=RUNNING).count(),
        "marks": _valid(on).filter(centre=centre).count(),
    }
