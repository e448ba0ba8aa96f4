"""Released figures as others cite them, and what a newer wave found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from aanjager.community.centres.models import Centre
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.surveys.models import Question, Wave

SAME = Question.Comparable.SAME


@dataclass(frozen=True)
class Newer:
    """The newest released wave after that of a figure, and its figure where the two can be compared."""

    wave: Wave
    cell: Cell | None
    is_comparable: bool


def citable(centre: Centre) -> QuerySet[Cell]:
    """Figures that everybody can read now: released, not withdrawn and not withheld.

    Those of this centre, and those of the whole branch, which the association asked of centres.
    """
    asked = Q(release__wave__survey__centre=centre) | Q(release__wave__survey__centre=None)
    found = Cell.objects.filter(
        asked,
        release__released_at__isnull=False,
        release__withdrawn_at=None,
        reason="",
    )
    choices = ["question__choices", "by__choices"]
    found = found.select_related("question", "by", "release__wave__survey").prefetch_related(
        *choices
    )
    return found.order_by(
        "-release__wave__closed_at",
        "question__section__position",
        "question__position",
        "by__position",
        "pk",
    )


def group_name(cell: Cell) -> str:
    """The name of the group of a figure; empty when it is of everybody."""
    if cell.by is None:
        return ""
    return next((str(it) for it in cell.by.choices.all() if it.code == cell.group), cell.group)


def cited(pks: Iterable[int]) -> QuerySet[Cell]:
    """Figures by their keys, also of what was withdrawn since, for who cited them."""
    found = Cell.objects.filter(pk__in=list(pks))
    return found.select_related("question", "by", "release__wave")


def newer(cells: Iterable[Cell]) -> dict[int, Newer]:
    """For each figure of which a newer wave was released: that wave, and its figure of the same.

    There is a figure to compare only where the question, and that which makes the group, kept its
    meaning in every wave since.
    """
    asked = list(cells)
    if not asked:
        return {}
    surveys = {it.release.wave.survey_id for it in asked}
    shown = Cell.objects.filter(release__released_at__isnull=False, release__withdrawn_at=None)
    questions = (
        Question.objects.filter(section__wave__survey__in=surveys)
        .select_related("section__wave__survey")
        .prefetch_related("choices", Prefetch("cells", shown.select_related("by"), to_attr="shown"))
        .order_by("section__wave__number", "pk")
    )
    by_wave: dict[int, dict[int, dict[str, Question]]] = {}
    for it in questions:
        wave = it.section.wave
        by_wave.setdefault(wave.survey_id, {}).setdefault(wave.number, {})[it.code] = it
    found = {it.pk: _newer(it, by_wave[it.release.wave.survey_id]) for it in asked}
    return {pk: it for pk, it in found.items() if it}


def _newer(cell: Cell, waves: dict[int, dict[str, Question]]) -> Newer | None:
    since = [waves[number] for number in sorted(waves) if number > cell.release.wave.number]
    released = [it for it in since if any(q.shown for q in it.values())]  # type: ignore[attr-defined]
    if not released:
        return None
    last = released[-1]
    wave = next(iter(last.values())).section.wave
    codes = [cell.question.code, *([cell.by.code] if cell.by else [])]
    chain = since[: since.index(last) + 1]
    same = all(code in it and it[code].comparable == SAME for it in chain for code in codes)
    if not same:
        return Newer(wave, None, is_comparable=False)
    return Newer(wave, _alike(cell, last[cell.question.code]), is_comparable=True)


def _alike(cell: Cell, question: Question) -> Cell | None:
    """The figure of the same group in a later wave."""
    code = cell.by.code if cell.by else None
    for it in question.shown:  # type: ignore[attr-defined]
        if (it.by.code if it.by else None, it.group) == (code, cell.group):
            it.question = question
            return it
    return None
