"""Opening, inviting, reminding and closing a wave."""

import secrets
import uuid
from datetime import date, datetime
from random import SystemRandom

from django.db import transaction
from django.db.models import Model

from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.outreach.surveys import emails, queries, rules
from aanjager.outreach.surveys.actions.building import take
from aanjager.outreach.surveys.choices import Regime
from aanjager.outreach.surveys.models import (
    Question,
    Survey,
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
    Wave,
)
from aanjager.trust import audit


@transaction.atomic
def open_wave(
    wave: Wave, closes_on: date | None, *, has_open_link: bool = False, by: Actor, at: datetime
) -> Wave:
    """Open a wave: its questions are frozen, and with the first one the promise of the survey.

    Only an anonymous survey can have an open link: without a personal link nobody is known.
    """
    wave = take(wave)
    questions = Question.objects.filter(section__wave=wave).count()
    rules.open_wave(by, wave, closes_on=closes_on, at=at, questions=questions)
    wave.state, wave.opened_at, wave.closes_on = Wave.State.OPEN, at, closes_on
    if has_open_link and wave.survey.regime == Regime.ANONYMOUS:
        wave.open_code = secrets.token_urlsafe(9)
    wave.save()
    Survey.objects.filter(pk=wave.survey_id, fixed_at=None).update(fixed_at=at)
    audit.record("survey.opened", wave, by=by, at=at)
    return wave


@transaction.atomic
def invite(wave: Wave, *, by: Actor, at: datetime) -> int:
    """Ask everybody of the panel who was not asked yet, each once; return how many."""
    wave = take(wave)
    panel = list(queries.panel(wave))
    answered = wave.responses.exists()
    rules.invite(by, wave, new=len(panel), answered=answered)
    for unit in panel:
        _ask(wave, unit, at)
    audit.record("survey.invited", wave, by=by, at=at, many=len(panel))
    return len(panel)


def _ask(wave: Wave, unit: Model, at: datetime) -> None:
    token = secrets.token_urlsafe(24)
    facts = {str(wave.survey.unit): unit, "token_hash": hash_of(token)}
    made = SurveyInvitation.objects.create(wave=wave, invited_at=at, **facts)
    emails.invited(made, token=token, at=at)


@transaction.atomic
def ask(wave: Wave, person: Person, *, by: Actor, at: datetime) -> None:
    """Ask one person what a standing survey asks, once in a wave."""
    wave = take(wave)
    rules.ask(by, wave, is_asked=wave.invitations.filter(person=person).exists())
    _ask(wave, person, at)
    audit.record("survey.invited", wave, by=by, at=at, many=1)


@transaction.atomic
def remind(invitation: SurveyInvitation, *, by: Actor, at: datetime) -> None:
    """Write once more to who did not answer; the new letter has a new link."""
    found = SurveyInvitation.objects.select_for_update(of=("self",))
    invitation = found.select_related("wave__survey__centre").get(pk=invitation.pk)
    rules.remind(by, invitation, at=at)
    token = secrets.token_urlsafe(24)
    invitation.token_hash = hash_of(token)
    invitation.reminders += 1
    invitation.save(update_fields=["token_hash", "reminders"])
    emails.reminded(invitation, token=token, at=at)


@transaction.atomic
def close(wave: Wave, *, by: Actor, at: datetime) -> None:
    """Close a wave: what was not sent goes, and an anonymous wave is shuffled."""
    wave = take(wave)
    rules.close(by, wave)
    wave.responses.filter(is_done=False).delete()
    wave.state, wave.closed_at, wave.open_code = Wave.State.CLOSED, at, ""
    wave.save(update_fields=["state", "closed_at", "open_code"])
    if wave.survey.regime == Regime.ANONYMOUS:
        _shuffle(wave)
    audit.record("survey.closed", wave, by=by, at=at)


def _shuffle(wave: Wave) -> None:
    """Write responses, answers and invitations anew in an order drawn by lot.

    The order in which rows stand in a table tells who answered first: invitations are marked as
    used in the same order as responses come in. New numbers, new rows, one transaction.
    """
    lot = SystemRandom()
    responses = list(wave.responses.prefetch_related("answers"))
    lot.shuffle(responses)
    answers: list[SurveyAnswer] = []
    fresh: list[SurveyResponse] = []
    for old in responses:
        new = SurveyResponse(id=uuid.uuid4(), wave=wave, regime=old.regime, is_done=True)
        fresh.append(new)
        for answer in sorted(old.answers.all(), key=lambda it: it.question_id):
            answer.pk, answer.response = None, new
            answers.append(answer)
    wave.responses.all().delete()
    SurveyResponse.objects.bulk_create(fresh)
    SurveyAnswer.objects.bulk_create(answers)
    invitations = list(wave.invitations.all())
    lot.shuffle(invitations)
    wave.invitations.all().delete()
    for invitation in invitations:
        invitation.pk = None
    SurveyInvitation.objects.bulk_create(invitations)


@transaction.atomic
def mark_released(wave: Wave, *, by: Actor, at: datetime) -> None:
    """From now on everybody may read what was found in this wave."""
    wave = take(wave)
    rules.mark_released(by, wave)
    wave.state = Wave.State.RELEASED
    wave.save(update_fields=["state"])
    audit.record("survey.released", wave, by=by, at=at)
