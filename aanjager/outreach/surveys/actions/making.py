"""Making a survey, empty or with a ready questionnaire."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.outreach.surveys import rules
from aanjager.outreach.surveys.actions.building import (
    Asked,
    Basis,
    add_question,
    add_section,
)
from aanjager.outreach.surveys.choices.ready import READY
from aanjager.outreach.surveys.models import Question, Survey, Wave
from aanjager.trust import audit


@transaction.atomic
def create(
    centre: Centre | None,
    basis: Basis,
    label: str,
    *,
    ready: str = "",
    standing: Sequence[dict[str, Any]] = (),
    apart: Sequence[dict[str, Any]] = (),
    by: Actor,
    at: datetime,
) -> Wave:
    """Make a survey with a first wave; `standing` asks one by one, `apart` never of whom is known."""
    rules.create(by, centre, unit=basis.unit)
    told = {"is_standing": bool(standing), "always_anonymous": bool(apart), **asdict(basis)}
    survey = Survey.objects.create(centre=centre, made_at=at, **told)
    wave = Wave.objects.create(survey=survey, number=1, label=label)
    audit.record("survey.created", survey, by=by, at=at)
    _fill(wave, standing or apart or (READY[ready]["sections"] if ready else ()), by, at)
    return wave


def _fill(wave: Wave, parts: Sequence[dict[str, Any]], actor: Actor, moment: datetime) -> None:
    """Add ready sections and their questions to a draft."""
    made: dict[str, Question] = {}
    for part in parts:
        section = add_section(wave, *part["title"], by=actor, at=moment)
        for it in part["questions"]:
            made[it["code"]] = add_question(section, _asked(it, made), by=actor, at=moment)


def _asked(it: dict[str, Any], made: dict[str, Question]) -> Asked:
    code, place = it.get("after", ("", 0))
    reason = made.get(code)
    kinds = Question.Sensitivity
    return Asked(
        it["kind"],
        it["text"][0],
        it["text"][1],
        choices=it.get("choices", ()),
        is_group=it.get("is_group", False),
        sensitivity=kinds.SENSITIVE if it.get("is_sensitive") else kinds.PLAIN,
        shown_if=reason,
        shown_values=[list(reason.choices.all())[place].code] if reason else [],
        code=it["code"],
    )
