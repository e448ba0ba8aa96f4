"""What was released, to read: the same figures for everybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.paper import Paper, Part
from aanjager.kernel.release import Reason
from aanjager.outreach.findings.choices import WITHHELD
from aanjager.outreach.findings.models import Cell, Release
from aanjager.outreach.findings.queries.desk import releases_of
from aanjager.outreach.findings.queries.trends import too_few_others
from aanjager.outreach.surveys.choices import Kind
from aanjager.outreach.surveys.models import Question, Section, Wave
from aanjager.outreach.surveys.queries import questionnaire


@dataclass(frozen=True)
class Line:
    """A group with its figure in words, or why there is none."""

    name: str
    n: int | None
    words: str


@dataclass
class Item:
    """One question: the figures of everybody as bars, and per grouping a line for each group."""

    question: Question
    everybody: Line | None = None
    bars: list[tuple[str, int]] = field(default_factory=list)
    groups: list[tuple[Question, list[Line]]] = field(default_factory=list)
    before: str = ""


@dataclass(frozen=True)
class Results:
    """Everything of a wave that may be seen."""

    wave: Wave
    releases: list[Release]
    withdrawn: list[Release]
    sections: list[tuple[Section, list[Item]]]


def published(centre: Centre | None) -> QuerySet[Wave]:
    """Waves of which figures were released at this centre, the newest first; for everybody."""
    found = Wave.objects.filter(state=Wave.State.RELEASED, survey__centre=centre)
    return found.select_related("survey__centre").order_by("-closed_at", "-pk")


def results_of(centre: Centre | None, pk: int) -> Results:
    """The released figures of one wave; before release they do not exist."""
    wave = get_object_or_404(published(centre), pk=pk)
    releases = list(releases_of(wave).exclude(released_at=None).order_by("released_at", "pk"))
    cells = Cell.objects.filter(
        release__in=[it.pk for it in releases if it.withdrawn_at is None]
    ).order_by("release__released_at", "pk")
    return Results(
        wave,
        [it for it in releases if it.withdrawn_at is None],
        [it for it in releases if it.withdrawn_at],
        shown(wave, list(cells), _before(wave)),
    )


def _before(wave: Wave) -> dict[str, str]:
    """Return by code the figure of everybody in the wave before, where that was released."""
    last = Wave.objects.filter(survey=wave.survey_id, number=wave.number - 1).first()
    if last is None:
        return {}
    cells = Cell.objects.filter(
        release__wave=last, release__released_at__isnull=False, release__withdrawn_at=None
    ).filter(by=None, reason="")
    found = cells.select_related("question").prefetch_related("question__choices")
    few = too_few_others(last, wave)
    return {
        it.question.code: _(
            "Maar een paar anderen antwoordden nu dan de vorige keer. Daarom vergelijken we niet: "
            "het verschil zou over hen gaan."
        )
        if it.question.code in few
        else f"{last.label}: {words(it, it.question)}"
        for it in found
    }


def shown(
    wave: Wave, cells: Sequence[Cell], before: dict[str, str]
) -> list[tuple[Section, list[Item]]]:
    """Order the figures by section and question."""
    sections = questionnaire(wave)
    asked = {it.pk: it for section in sections for it in section.questions.all()}
    return [
        (section, items)
        for section in sections
        if (items := [_item(it, cells, asked, before) for it in _with_cells(section, cells)])
    ]


def _with_cells(section: Section, cells: Sequence[Cell]) -> Iterator[Question]:
    having = {cell.question_id for cell in cells}
    return (it for it in section.questions.all() if it.pk in having)


def _item(
    question: Question, cells: Sequence[Cell], asked: dict[int, Question], before: dict[str, str]
) -> Item:
    item = Item(question)
    groups: dict[int, list[Line]] = {}
    for cell in cells:
        if cell.question_id != question.pk:
            continue
        if cell.by_id is None:
            if item.everybody is None:
                item.everybody = _line(_("Iedereen"), cell, question)
                item.bars = _bars(cell, question)
            continue
        names = {it.code: str(it) for it in asked[cell.by_id].choices.all()}
        groups.setdefault(cell.by_id, []).append(_line(names[cell.group], cell, question))
    item.groups = [(asked[pk], lines) for pk, lines in groups.items()]
    item.before = _compared(question, before)
    return item


def _compared(question: Question, before: dict[str, str]) -> str:
    """Compare only what means the same; of a changed question say that it cannot be compared."""
    if question.comparable == Question.Comparable.SAME:
        return before.get(question.code, "")
    if question.comparable == Question.Comparable.CHANGED:
        return _("De vraag is veranderd. Daarom vergelijken we niet met de vorige ronde.")
    return ""


def _line(name: str, cell: Cell, question: Question) -> Line:
    return Line(name, cell.n, words(cell, question))


def _names(question: Question, cell: Cell) -> dict[str, str]:
    if question.kind == Kind.DATE:
        return {year: year for year in sorted(cell.figures)}
    return {choice.code: str(choice) for choice in question.choices.all()}


def _bars(cell: Cell, question: Question) -> list[tuple[str, int]]:
    if cell.reason or "mean" in cell.figures:
        return []
    names = _names(question, cell)
    return [(name, _percent(cell.figures[code], cell)) for code, name in names.items()]


def _percent(many: int, cell: Cell) -> int:
    return round(100 * many / (cell.n or 1))


def words(cell: Cell, question: Question) -> str:
    """A figure as a sentence: shares in whole percents, a mean, or why it is withheld."""
    if cell.reason:
        return str(WITHHELD[Reason(cell.reason)])
    if question.kind == Kind.AMOUNT:
        return _("gemiddeld € %(x)s") % {
            "x": number_format(cell.figures["mean"] // 100, 0, force_grouping=True)
        }
    if question.kind == Kind.NUMBER:
        return _("gemiddeld %(x)s") % {"x": number_format(cell.figures["mean"], 1)}
    names = _names(question, cell)
    shares = [f"{name} {_percent(cell.figures[code], cell)}%" for code, name in names.items()]
    return ", ".join(shares)


def results_paper(found: Results, at: datetime) -> Paper:
    """The released figures as a paper to read and to hand over."""
    survey = found.wave.survey
    parts = [Part("paragraph", survey.why)]
    for section, items in found.sections:
        parts.append(Part("heading", str(section)))
        for item in items:
            parts.append(Part("subheading", str(item.question)))
            table = [[_("Wie"), _("Aantal"), _("Antwoord")]]
            lines = [item.everybody] if item.everybody else []
            lines += [line for _by, group in item.groups for line in group]
            table += [[it.name, "–" if it.n is None else str(it.n), it.words] for it in lines]
            parts.append(Part("table", str(item.question), rows=table))
            parts += [Part("paragraph", item.before)] if item.before else []
    parts.append(
        Part("paragraph", _("Een groep kleiner dan %(k)s tonen we nooit.") % {"k": survey.least})
    )
    day = date_format(at, "j F Y")
    return Paper(
        str(found.wave), get_language() or "nl", survey.asker, at, parts,
        subtitle=survey.asker, footer=day,
    )  # fmt: skip
