"""From answers to figures: every figure goes through the release checker."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aanjager.kernel.release import (
    Group,
    Unfit,
    check,
    nothing_unfit,
    unfit_amount,
    unfit_sensitive,
)
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.surveys.choices import Kind
from aanjager.outreach.surveys.models import Question, Section, Wave
from aanjager.outreach.surveys.queries import filled_in, questionnaire

Values = Mapping[int, Any]  # of a respondent's place in the list
DIGITS = 3  # an amount is rounded to three digits


def groupings_of(wave: Wave) -> list[Question]:
    """The questions that divide the figures into groups; fixed when the wave opened."""
    return [it for section in questionnaire(wave) for it in section.questions.all() if it.is_group]


def cells_of(wave: Wave, groupings: Sequence[str]) -> list[Cell]:
    """Return the figures of a closed wave, in total and by these groupings, checked together.

    Not saved. What was released of this wave before counts in the check.
    """
    sections, answers = filled_in(wave)
    given = [answers[pk] for pk in sorted(answers)]
    asked = _questions(sections)
    by = [it for it in asked if it.is_group and it.code in groupings]
    before = list(
        Cell.objects.filter(
            release__wave=wave, release__released_at__isnull=False, reason=""
        ).select_related("by")
    )
    made: list[Cell] = []
    for question in asked:
        if question.kind == Kind.TEXT:
            continue
        values = {at: it[question.pk] for at, it in enumerate(given) if question.pk in it}
        earlier = [
            _members(given, values, cell.by, cell.group)
            for cell in before
            if cell.question_id == question.pk
        ]
        made += _of_question(wave, question, values, _groups(given, values, question, by), earlier)
    return made


def _questions(sections: Sequence[Section]) -> list[Question]:
    return [question for section in sections for question in section.questions.all()]


def _members(
    given: Sequence[Mapping[int, Any]], values: Values, by: Question | None, group: str
) -> Group:
    """Return who answered the question and is in this group."""
    if by is None:
        return frozenset(values)
    return frozenset(at for at in values if group in given[at].get(by.pk, ()))


def _groups(
    given: Sequence[Mapping[int, Any]], values: Values, question: Question, by: Sequence[Question]
) -> dict[tuple[Question | None, str], Group]:
    """Everybody first, then the groups of each grouping, the larger first: so most can be shown."""
    groups: dict[tuple[Question | None, str], Group] = {(None, ""): frozenset(values)}
    for one in by:
        if one.pk == question.pk:
            continue
        found = {
            (one, choice.code): _members(given, values, one, choice.code)
            for choice in one.choices.all()
        }
        groups |= dict(sorted(found.items(), key=lambda it: (-len(it[1]), it[0][1])))
    return groups


def _of_question(
    wave: Wave,
    question: Question,
    values: Values,
    groups: Mapping[tuple[Question | None, str], Group],
    earlier: Sequence[Group],
) -> Iterator[Cell]:
    named = {f"{by.code if by else ''}:{code}": (by, code) for by, code in groups}
    checked = check(
        {name: groups[key] for name, key in named.items()},
        k=wave.survey.least,
        earlier=earlier,
        unfit=_rule_of(question, values),
    )
    for verdict in checked:
        by, code = named[verdict.name]
        cell = Cell(question=question, by=by, group=code, reason=verdict.reason or "")
        if verdict.is_released:
            members = groups[by, code]
            cell.n = len(members)
            cell.figures = _figures(question, [values[at] for at in sorted(members)])
        yield cell


def _rule_of(question: Question, values: Values) -> Unfit:
    """What this kind of question asks of a group beside being large enough."""
    if question.kind == Kind.AMOUNT:
        return unfit_amount(values)
    if question.sensitivity == Question.Sensitivity.SENSITIVE and question.choices.all():
        options = [choice.code for choice in question.choices.all()]
        return unfit_sensitive({at: frozenset(codes) for at, codes in values.items()}, options)
    return nothing_unfit


def _figures(question: Question, values: Sequence[Any]) -> dict[str, Any]:
    """How often each choice or year, or the mean: never a smallest or a largest."""
    if question.kind == Kind.NUMBER:
        return {"mean": round(sum(values) / len(values), 1)}
    if question.kind == Kind.AMOUNT:
        return {"mean": _rounded(round(sum(values) / len(values)))}
    if question.kind == Kind.DATE:
        return dict(sorted(Counter(str(day.year) for day in values).items()))
    counted = Counter(code for codes in values for code in codes)
    return {choice.code: counted[choice.code] for choice in question.choices.all()}


def _rounded(cents: int) -> int:
    """Return an amount in cents, rounded to three digits of whole euros."""
    euros = round(cents / 100)
    return round(euros, min(0, DIGITS - len(str(abs(euros))))) * 100
