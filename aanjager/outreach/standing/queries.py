"""What pages and jobs may ask about standing questions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Registration
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.outreach.standing.choices import ANSWER_DAYS, ASK_AFTER_DAYS, MOMENTS, READY
from aanjager.outreach.standing.models import StandingAsk, StandingRefusal, StandingSurvey
from aanjager.outreach.surveys import queries as surveys
from aanjager.outreach.surveys.models import Wave
from aanjager.participation.aftercare import queries as aftercare


@dataclass(frozen=True)
class Row:
    """One moment at the desk: its questions, the last round with its response, what was released."""

    moment: str
    name: Promise
    ready: dict[str, Any]
    it: StandingSurvey | None
    wave: Wave | None
    counts: surveys.Counts | None
    released: Wave | None


def of_centre(actor: Actor, centre: Centre) -> QuerySet[StandingSurvey]:
    """What this centre asks, for its staff."""
    waves = Prefetch("survey__waves", Wave.objects.order_by("-number"))
    found = StandingSurvey.objects.filter(centre=centre, centre__in=actor.staff_of)
    return found.select_related("survey", "centre").prefetch_related(waves).order_by("pk")


def one(actor: Actor, centre: Centre, pk: int) -> StandingSurvey:
    """The questions of one moment of this centre; else they do not exist."""
    return get_object_or_404(of_centre(actor, centre), pk=pk)


def overview(actor: Actor, centre: Centre) -> list[Row]:
    """Every moment, with or without questions."""
    known = {it.moment: it for it in of_centre(actor, centre)}
    return [_row(moment, name, known.get(moment)) for moment, name in MOMENTS.items()]


def _row(moment: str, name: Promise, it: StandingSurvey | None) -> Row:
    waves = list(it.survey.waves.all()) if it else []
    wave = waves[0] if waves else None
    told = surveys.counts(wave) if wave and wave.state != Wave.State.DRAFT else None
    released = next((one for one in waves if one.state == Wave.State.RELEASED), None)
    return Row(moment, name, READY[moment], it, wave, told, released)


def on_now() -> QuerySet[StandingSurvey]:
    """What is on at all centres that are open, for the clock."""
    found = StandingSurvey.objects.filter(is_on=True, centre__is_open=True)
    return found.select_related("survey", "centre").order_by("pk")


def open_wave(it: StandingSurvey) -> Wave | None:
    """The round in which people can be asked now."""
    return it.survey.waves.filter(state=Wave.State.OPEN).select_related("survey__centre").first()


def last_wave(it: StandingSurvey) -> Wave:
    """The newest round."""
    return it.survey.waves.select_related("survey__centre").order_by("-number")[0]


def due(it: StandingSurvey, wave: Wave, at: datetime) -> list[Placement]:
    """Who reached the moment since this is on, and can be asked in this round.

    Some days after the letter with one question. Nobody in the last two weeks of a round, nobody
    twice in one round, and not who is paused, left, has no address or said no.
    """
    today = localdate(at)
    assert wave.closes_on is not None
    if wave.closes_on - today < timedelta(days=ANSWER_DAYS):
        return []
    found = aftercare.reached(today - timedelta(days=ASK_AFTER_DAYS))[it.moment]
    found = found.filter(centre=it.centre_id, person__is_paused=False, person__erased_at=None)
    here = Registration.objects.filter(centre=it.centre_id, left_on=None)
    found = found.filter(person__in=here.values("person")).exclude(person__email="")
    found = found.exclude(person__in=StandingRefusal.objects.values("person"))
    found = found.exclude(pk__in=StandingAsk.objects.filter(moment=it.moment).values("placement"))
    found = found.exclude(person__in=wave.invitations.exclude(person=None).values("person"))
    first: dict[int, Placement] = {}
    for placement in found:
        first.setdefault(placement.person_id, placement)
    return list(first.values())


def is_asked(it: StandingSurvey, placement: Placement) -> bool:
    """Whether this place was asked about at this moment."""
    return StandingAsk.objects.filter(moment=it.moment, placement=placement).exists()


def says_no(person_id: int | None) -> bool:
    """Whether somebody does not want these questions."""
    return StandingRefusal.objects.filter(person=person_id or 0).exists()


def person_at(token: str) -> int | None:
    """Whose personal link this is; nobody's when it is not the link of standing questions."""
    door = surveys.at_door(token)
    if door is None or door.invitation is None or not door.wave.survey.is_standing:
        return None
    return door.invitation.person_id
