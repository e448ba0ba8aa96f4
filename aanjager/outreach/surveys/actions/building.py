"""Building a questionnaire; opening freezes it, and the next wave begins as a copy."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from aanjager.kernel.actor import Actor
from aanjager.kernel.release import LEAST
from aanjager.outreach.surveys import rules
from aanjager.outreach.surveys.choices import WITH_CHOICES
from aanjager.outreach.surveys.models import Choice, Question, Section, Survey, Wave
from aanjager.trust import audit


@dataclass(frozen=True)
class Basis:
    """What a survey is about, of whom it asks, and what it promises."""

    title: str
    purpose: str
    unit: str
    regime: str
    title_en: str = ""
    purpose_en: str = ""
    k: int = LEAST


@dataclass(frozen=True)
class Asked:
    """One question as it is filled in; `choices` are a Dutch and an English text each."""

    kind: str
    text: str
    text_en: str = ""
    hint: str = ""
    hint_en: str = ""
    is_required: bool = False
    sensitivity: str = Question.Sensitivity.PLAIN
    is_group: bool = False
    comparable: str = Question.Comparable.NEW
    choices: Sequence[tuple[str, str]] = ()
    shown_if: Question | None = None
    shown_values: Sequence[str] = ()
    code: str = ""


def take(wave: Wave) -> Wave:
    """Return the wave as it is now, with its row taken until the end of the transaction."""
    found = Wave.objects.select_for_update(of=("self",)).select_related("survey__centre")
    return found.get(pk=wave.pk)


@transaction.atomic
def change_survey(survey: Survey, basis: Basis, *, by: Actor, at: datetime) -> None:
    """Change what a survey is about; its promise only before the first opening."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    rules.change_survey(by, survey, regime=basis.regime, unit=basis.unit, k=basis.k)
    for name, value in asdict(basis).items():
        setattr(survey, name, value)
    survey.save()
    audit.record("survey.changed", survey, by=by, at=at)


@transaction.atomic
def add_section(wave: Wave, title: str, title_en: str = "", *, by: Actor, at: datetime) -> Section:
    """Add a page of questions at the end."""
    wave = take(wave)
    rules.add_section(by, wave)
    section = Section.objects.create(
        wave=wave, title=title, title_en=title_en, position=wave.sections.count() + 1
    )
    audit.record("survey.built", wave, by=by, at=at)
    return section


@transaction.atomic
def change_section(
    section: Section, title: str, title_en: str = "", *, by: Actor, at: datetime
) -> None:
    """Give a page of questions another title."""
    wave = take(section.wave)
    rules.change_section(by, wave)
    section.title, section.title_en = title, title_en
    section.save(update_fields=["title", "title_en"])
    audit.record("survey.built", wave, by=by, at=at)


def _plain(asked: Asked) -> dict[str, Any]:
    """Return the fields of the question itself."""
    facts = {
        name: getattr(asked, name)
        for name in asked.__dataclass_fields__
        if name not in {"choices", "code", "shown_values"}
    }
    return {**facts, "shown_values": list(asked.shown_values) if asked.shown_if else []}


def _set_choices(question: Question, texts: Sequence[tuple[str, str]]) -> None:
    """Keep the code of a choice whose text stayed, so that what hangs on it does too."""
    codes = dict(question.choices.values_list("text", "code"))
    question.choices.all().delete()
    taken = {codes[text] for text, _english in texts if text in codes}
    for position, (text, english) in enumerate(texts, start=1):
        code = codes.get(text) or _free(slugify(text)[:36] or f"k{position}", taken)
        taken.add(code)
        Choice.objects.create(
            question=question, position=position, code=code, text=text, text_en=english
        )


def _free(wanted: str, taken: set[str]) -> str:
    """Return the code, with a number behind it when it is in use."""
    tries = (wanted, *(f"{wanted}-{at}" for at in range(2, 100)))
    return next(it for it in tries if it not in taken)


@transaction.atomic
def add_question(section: Section, asked: Asked, *, by: Actor, at: datetime) -> Question:
    """Add a question at the end of a section."""
    wave = take(section.wave)
    rules.add_question(by, wave, kind=asked.kind, choices=len(asked.choices))
    taken = set(Question.objects.filter(section__wave=wave).values_list("code", flat=True))
    question = Question.objects.create(
        section=section,
        position=section.questions.count() + 1,
        code=_free(slugify(asked.code)[:26] or f"v{len(taken) + 1}", taken),
        **_plain(asked),
    )
    if asked.kind in WITH_CHOICES:
        _set_choices(question, asked.choices)
    audit.record("survey.built", wave, by=by, at=at)
    return question


@transaction.atomic
def change_question(question: Question, asked: Asked, *, by: Actor, at: datetime) -> None:
    """Change a question of a draft; its code stays."""
    wave = take(question.section.wave)
    rules.change_question(by, wave, question, kind=asked.kind, choices=len(asked.choices))
    for name, value in _plain(asked).items():
        setattr(question, name, value)
    question.save()
    _set_choices(question, asked.choices if asked.kind in WITH_CHOICES else ())
    audit.record("survey.built", wave, by=by, at=at)


@transaction.atomic
def move(it: Section | Question, up: bool, *, by: Actor, at: datetime) -> None:
    """Swap a section or a question with its neighbour."""
    wave = take(it.wave if isinstance(it, Section) else it.section.wave)
    siblings: list[Any] = list(
        wave.sections.all()
        if isinstance(it, Section)
        else it.section.questions.order_by("position", "pk")
    )
    here = next(at for at, one in enumerate(siblings) if one.pk == it.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(siblings):
        siblings[here], siblings[there] = siblings[there], siblings[here]
    rules.move(by, wave, is_before_its_reason=_turns_round(wave, siblings))
    for position, one in enumerate(siblings, start=1):
        type(one).objects.filter(pk=one.pk).update(position=position)
    audit.record("survey.built", wave, by=by, at=at)


def _turns_round(wave: Wave, siblings: Sequence[Any]) -> bool:
    """Whether in the new order a question would stand before the one that it hangs on."""
    place = {one.pk: at for at, one in enumerate(siblings)}
    is_section = bool(siblings) and isinstance(siblings[0], Section)
    for question in Question.objects.filter(
        section__wave=wave, shown_if__isnull=False
    ).select_related("shown_if"):
        reason = question.shown_if
        assert reason is not None
        first, second = (
            (reason.section_id, question.section_id) if is_section else (reason.pk, question.pk)
        )
        if first != second and {first, second} <= place.keys() and place[first] > place[second]:
            return True
    return False


@transaction.atomic
def remove(it: Section | Question, *, by: Actor, at: datetime) -> None:
    """Take a section or a question out of a draft."""
    wave = take(it.wave if isinstance(it, Section) else it.section.wave)
    own = it.questions.all() if isinstance(it, Section) else Question.objects.filter(pk=it.pk)
    keys = list(own.values_list("pk", flat=True))
    needed = Question.objects.filter(shown_if__in=keys).exclude(pk__in=keys).exists()
    rules.remove(by, wave, is_needed=needed)
    Question.objects.filter(pk__in=keys).update(shown_if=None)
    it.delete()
    audit.record("survey.built", wave, by=by, at=at)


@transaction.atomic
def next_wave(survey: Survey, label: str, *, by: Actor, at: datetime) -> Wave:
    """Begin the next wave as a copy: the same codes, and said to mean the same until changed."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    last = survey.waves.order_by("-number").first()
    rules.next_wave(by, survey, last_state=last.state if last else "")
    assert last is not None
    wave = Wave.objects.create(survey=survey, number=last.number + 1, label=label)
    copies: dict[int, Question] = {}
    for section in last.sections.all():
        own = Section.objects.create(
            wave=wave, position=section.position, title=section.title, title_en=section.title_en
        )
        for question in section.questions.order_by("position", "pk"):
            choices, old = list(question.choices.all()), question.pk
            copies[old] = _copy(question, own, copies)
            for choice in choices:
                choice.pk, choice.question = None, copies[old]
            Choice.objects.bulk_create(choices)
    audit.record("survey.wave_begun", survey, by=by, at=at, number=wave.number)
    return wave


def _copy(question: Question, section: Section, copies: dict[int, Question]) -> Question:
    hangs_on = copies.get(question.shown_if_id or 0)
    question.pk, question.section, question.shown_if = None, section, hangs_on
    question._state.adding = True
    question.comparable = Question.Comparable.SAME
    question.save()
    return question
