"""Answering: begin, save a section, send. Of an anonymous survey nothing is written down elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from aanjager.kernel.actor import Actor
from aanjager.outreach.surveys import queries, rules
from aanjager.outreach.surveys.actions.building import take
from aanjager.outreach.surveys.choices import Kind, Regime
from aanjager.outreach.surveys.models import (
    Question,
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
)
from aanjager.outreach.surveys.queries import Door
from aanjager.trust import audit


def _taken(door: Door) -> SurveyInvitation | None:
    """Take the invitation first, so that one link gives one response."""
    if door.invitation is None:
        return None
    return SurveyInvitation.objects.select_for_update().get(pk=door.invitation.pk)


@transaction.atomic
def start(door: Door, *, by: Actor, at: datetime) -> SurveyResponse:
    """Begin, or go on with what was begun by the same personal link."""
    wave, invitation = take(door.wave), _taken(door)
    rules.start(by, wave, invitation=invitation)
    regime = wave.survey.regime
    if regime == Regime.ANONYMOUS:
        return SurveyResponse.objects.create(wave=wave, regime=regime)
    response, is_new = SurveyResponse.objects.get_or_create(
        invitation=invitation, defaults={"wave": wave, "regime": regime}
    )
    if is_new:
        audit.record("survey.answer_begun", wave, by=by, at=at)
    return response


def _current(response: SurveyResponse, door: Door, by: Actor) -> SurveyResponse:
    """Take the wave, then return the response as it is now; closing takes away what was not sent."""
    wave = take(door.wave)
    rules.start(by, wave)
    found = SurveyResponse.objects.get(pk=response.pk)
    found.wave = wave
    return found


def _fields(question: Question, value: Any) -> dict[str, Any]:
    """Return where a value stands in the row."""
    fields: dict[str, Any] = {"choices": [], "number": None, "text": "", "day": None}
    if question.kind in (Kind.NUMBER, Kind.AMOUNT):
        return {**fields, "number": value}
    if question.kind == Kind.TEXT:
        return {**fields, "text": value}
    return {**fields, "day": value} if question.kind == Kind.DATE else {**fields, "choices": value}


@transaction.atomic
def save_section(
    response: SurveyResponse,
    given: Mapping[Question, Any],
    *,
    door: Door,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the answers of one section; an empty answer takes the old one away.

    No line is written about it: who looks at the books must not see when an answer came in.
    """
    response = _current(response, door, by)
    rules.save_section(by, response, invitation=door.invitation)
    for question, value in given.items():
        if value in (None, "", []):
            response.answers.filter(question=question).delete()
            continue
        SurveyAnswer.objects.update_or_create(
            response=response, question=question, defaults=_fields(question, value)
        )


@transaction.atomic
def submit(response: SurveyResponse, *, door: Door, by: Actor, at: datetime) -> None:
    """Send: what the skip logic left out goes, and the link is used."""
    response = _current(response, door, by)
    invitation = _taken(door)
    sections = queries.questionnaire(response.wave)
    answers = queries.answers_of(response)
    left = queries.missing(sections, answers)
    rules.submit(by, response, invitation=invitation, missing=len(left))
    visible = [
        it.pk
        for number in range(1, len(sections) + 1)
        for it in queries.visible_questions(sections, number, answers)
    ]
    response.answers.exclude(question__in=visible).delete()
    is_anonymous = response.regime == Regime.ANONYMOUS
    response.is_done, response.done_at = True, None if is_anonymous else at
    response.save(update_fields=["is_done", "done_at"])
    if invitation:
        invitation.is_used = True
        invitation.save(update_fields=["is_used"])
    if not is_anonymous:
        audit.record("survey.answered", response.wave, by=by, at=at)
