"""Standing questions: put ready, turned on and off, asked one by one, and refused."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.outreach.standing import queries, rules
from aanjager.outreach.standing.choices import READY, quarter_of
from aanjager.outreach.standing.models import StandingAsk, StandingRefusal, StandingSurvey
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.choices import Regime
from aanjager.outreach.surveys.models import Survey, Wave
from aanjager.trust import audit


@transaction.atomic
def prepare(centre: Centre, moment: str, *, by: Actor, at: datetime) -> StandingSurvey:
    """Put the ready questions of a moment on the desk, to be looked at before they are turned on."""
    centre = Centre.objects.select_for_update().get(pk=centre.pk)
    known = StandingSurvey.objects.filter(centre=centre, moment=moment)
    rules.prepare(by, centre, moment, is_there=known.exists())
    ready = READY[moment]
    (title, title_en), (why, why_en) = ready["title"], ready["purpose"]
    basis = surveys.Basis(
        title, why, Survey.Unit.PERSON, Regime.CONFIDENTIAL, title_en=title_en, purpose_en=why_en
    )
    label = quarter_of(localdate(at))[0]
    wave = surveys.create(centre, basis, label, standing=ready["sections"], by=by, at=at)
    return StandingSurvey.objects.create(
        centre=centre, moment=moment, survey=wave.survey, turned_at=at
    )


def _take(it: StandingSurvey) -> StandingSurvey:
    found = StandingSurvey.objects.select_for_update(of=("self",))
    return found.select_related("survey", "centre").get(pk=it.pk)


@transaction.atomic
def turn_on(it: StandingSurvey, *, by: Actor, at: datetime) -> None:
    """From now on the clock asks; the questions of the first round are fixed today."""
    it = _take(it)
    rules.turn_on(by, it)
    it.is_on, it.turned_at = True, at
    it.save(update_fields=["is_on", "turned_at"])
    if queries.open_wave(it) is None:
        _begin(it, by, at)
    audit.record("standing.turned_on", it.survey, by=by, at=at)


@transaction.atomic
def turn_off(it: StandingSurvey, *, by: Actor, at: datetime) -> None:
    """Nobody new is asked; who has a letter can still answer."""
    it = _take(it)
    rules.turn_off(by, it)
    it.is_on, it.turned_at = False, at
    it.save(update_fields=["is_on", "turned_at"])
    audit.record("standing.turned_off", it.survey, by=by, at=at)


def _begin(it: StandingSurvey, actor: Actor, moment: datetime) -> None:
    """Open the draft, or a copy of the last round, until the end of the quarter."""
    label, last = quarter_of(localdate(moment))
    wave = queries.last_wave(it)
    if wave.state != Wave.State.DRAFT:
        wave = surveys.next_wave(it.survey, label, by=actor, at=moment)
    surveys.open_wave(wave, last, by=actor, at=moment)


@transaction.atomic
def begin_wave(it: StandingSurvey, *, by: Actor, at: datetime) -> None:
    """Begin the round of a new quarter with the same questions."""
    it = _take(it)
    rules.begin_wave(by, it, is_open=queries.open_wave(it) is not None)
    _begin(it, by, at)


@transaction.atomic
def ask(it: StandingSurvey, wave: Wave, placement: Placement, *, by: Actor, at: datetime) -> None:
    """Ask somebody about a place, once at this moment."""
    it = _take(it)
    rules.ask(
        by, it, placement,
        is_asked=queries.is_asked(it, placement), says_no=queries.says_no(placement.person_id),
    )  # fmt: skip
    StandingAsk.objects.create(placement=placement, moment=it.moment, asked_at=at)
    surveys.ask(wave, placement.person, by=by, at=at)


@transaction.atomic
def stop(person_id: int | None, *, by: Actor, at: datetime) -> None:
    """Never ask this person these questions again."""
    rules.stop(by, person_id=person_id)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id or 0)
    _row, is_new = StandingRefusal.objects.get_or_create(person=person, defaults={"said_at": at})
    if is_new:
        audit.record("standing.refused", person, by=by, at=at)


@transaction.atomic
def resume(person_id: int | None, *, by: Actor, at: datetime) -> None:
    """Somebody may be asked again."""
    rules.resume(by, person_id=person_id)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id or 0)
    if StandingRefusal.objects.filter(person=person).delete()[0]:
        audit.record("standing.welcomed", person, by=by, at=at)
