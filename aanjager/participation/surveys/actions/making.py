"""Making a survey, empty or with a ready questionnaire."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.surveys import rules
from aanjager.participation.surveys.actions.building import (
    Asked,
    Basis,
    add_question,
    add_section,
)
from aanjager.participation.surveys.choices.ready import READY, ReadyQuestion
from aanjager.participation.surveys.models import Question, Survey, Wave
from aanjager.trust import audit


@transaction.atomic
def create(
    centre: Centre, basis: Basis, label: str, *, ready: str = "", by: Actor, at: datetime
) -> Wave:
    """Make a survey with its first wave, empty or with the questions of a ready one."""
    rules.create(by, centre)
    survey = Survey.objects.create(centre=centre, made_at=at, **asdict(basis))
    wave = Wave.objects.create(survey=survey, number=1, label=label)
    audit.record("survey.created", survey, by=by, at=at)
    if ready:
        _fill(wave, ready, by, at)
    return wave


def _fill(wave: Wave, name: str, actor: Actor, moment: datetime) -> None:
    """Add the sections and questions of a ready questionnaire to a draft."""
    made: dict[str, Question] = {}
    for (title, title_en), questions in READY[name].sections:
        section = add_section(wave, title, title_en, by=actor, at=moment)
        for it in questions:
            asked = _asked(it, made)
            made[it.code] = add_question(section, asked, by=actor, at=moment)


def _asked(it: ReadyQuestion, made: dict[str, Question]) -> Asked:
    reason = made[it.after[0]] if it.after else None
    codes = [choice.code for choice in reason.choices.all()] if reason else []
    kinds = Question.Sensitivity
    return Asked(
        it.kind,
        *it.text,
        choices=it.choices,
        is_group=it.is_group,
        sensitivity=kinds.SENSITIVE if it.is_sensitive else kinds.PLAIN,
        shown_if=reason,
        shown_values=[codes[it.after[1]]] if it.after else [],
        code=it.code,
    )
