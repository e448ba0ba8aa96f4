"""The questionnaire as who answers it sees it, skip logic included."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aanjager.kernel.links import hash_of
from aanjager.outreach.surveys.choices import Kind, Regime
from aanjager.outreach.surveys.models import (
    Question,
    Section,
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
    Wave,
)
from aanjager.outreach.surveys.queries.desk import questionnaire

Answers = Mapping[int, Any]  # of a question's key: codes, a number, words or a day


@dataclass(frozen=True)
class Door:
    """What a link leads to: a wave, and for a personal link whose."""

    wave: Wave
    invitation: SurveyInvitation | None = None


def at_door(token: str) -> Door | None:
    """Return what this link leads to; None for a link that is not or no longer one."""
    found = SurveyInvitation.objects.select_related("wave__survey__centre")
    invitation = found.filter(token_hash=hash_of(token)).first()
    if invitation:
        return Door(invitation.wave, invitation)
    wave = Wave.objects.select_related("survey__centre").filter(open_code=token).first()
    return Door(wave) if wave else None


def response_at(door: Door, kept: str) -> SurveyResponse | None:
    """The answers so far: by the invitation, or of an anonymous wave by what the device keeps."""
    found = SurveyResponse.objects.select_related("wave__survey").filter(wave=door.wave)
    if door.wave.survey.regime == Regime.ANONYMOUS:
        return found.filter(pk=kept, regime=Regime.ANONYMOUS).first() if kept else None
    return found.filter(invitation=door.invitation).first() if door.invitation else None


def value_of(answer: SurveyAnswer) -> Any:
    """What was answered, as the kind of question has it."""
    kind = answer.question.kind
    if kind in (Kind.NUMBER, Kind.AMOUNT):
        return answer.number
    if kind == Kind.TEXT:
        return answer.text
    return answer.day if kind == Kind.DATE else answer.choices


def answers_of(response: SurveyResponse) -> dict[int, Any]:
    """Everything answered so far, by question."""
    return {it.question_id: value_of(it) for it in response.answers.select_related("question")}


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether the skip logic asks this question, given the answers so far."""
    if question.shown_if_id is None:
        return True
    return bool(set(question.shown_values) & set(answers.get(question.shown_if_id) or ()))


def _asked(sections: list[Section], answers: Answers) -> dict[int, Any]:
    """Return the answers that count: those to questions that are asked, in order."""
    counting: dict[int, Any] = {}
    for section in sections:
        for question in section.questions.all():
            if is_asked(question, counting) and question.pk in answers:
                counting[question.pk] = answers[question.pk]
    return counting


def visible_questions(sections: list[Section], number: int, answers: Answers) -> list[Question]:
    """The questions of one section that are asked."""
    counting = _asked(sections, answers)
    return [it for it in sections[number - 1].questions.all() if is_asked(it, counting)]


def section_at(wave: Wave, number: int) -> tuple[list[Section], Section | None]:
    """All sections, and the one with this number."""
    sections = questionnaire(wave)
    return sections, sections[number - 1] if 1 <= number <= len(sections) else None


def next_number(sections: list[Section], number: int, answers: Answers) -> int | None:
    """The next section in which something is asked; None when it is done."""
    later = range(number + 1, len(sections) + 1)
    return next((at for at in later if visible_questions(sections, at, answers)), None)


def missing(sections: list[Section], answers: Answers) -> list[tuple[int, Question]]:
    """The questions that need an answer and have none, each with its section's number."""
    counting = _asked(sections, answers)
    return [
        (number, question)
        for number, section in enumerate(sections, start=1)
        for question in section.questions.all()
        if question.is_required and is_asked(question, counting) and question.pk not in counting
    ]


def filled_in(wave: Wave) -> tuple[list[Section], dict[Any, dict[int, Any]]]:
    """The questionnaire, and of every response that was sent the answers that count."""
    sections = questionnaire(wave)
    answers: dict[Any, dict[int, Any]] = {
        pk: {} for pk in wave.responses.filter(is_done=True).values_list("pk", flat=True)
    }
    found = SurveyAnswer.objects.filter(response__wave=wave, response__is_done=True)
    for it in found.select_related("question"):
        answers[it.response_id][it.question_id] = value_of(it)
    return sections, {pk: _asked(sections, given) for pk, given in answers.items()}
