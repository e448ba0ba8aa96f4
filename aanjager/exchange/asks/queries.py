"""Who fits an opportunity and wants to be found, and what was asked so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import connection
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse

from aanjager.exchange.asks import rules
from aanjager.exchange.asks.choices import AT_ONCE, LETTERS_A_MONTH
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.matching.queries import weighing
from aanjager.exchange.matching.rules.order import RankInput, Wish, is_eligible
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities.choices import language_mask
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.kernel.actor import Actor

SALT = "asks.ask"
MOST_LOOKED_AT = 500
PEOPLE = """
SELECT p.id, p.birth_year, p.reach_km, p.languages, p.availability, p.point <-> %(at)s::point,
  ARRAY(SELECT t.position FROM community_person_themes m JOIN community_theme t ON t.id = m.theme_id
         WHERE m.person_id = p.id),
  ARRAY(SELECT k.position FROM community_person_skills m JOIN community_skill k ON k.id = m.skill_id
         WHERE m.person_id = p.id),
  ARRAY(SELECT k.position FROM community_person_wants_to_learn m JOIN community_skill k
         ON k.id = m.skill_id WHERE m.person_id = p.id),
  (SELECT max(a.asked_at) FROM exchange_ask a WHERE a.person_id = p.id),
  (SELECT count(*) FROM exchange_ask a WHERE a.person_id = p.id AND a.asked_at > %(month)s)
  FROM community_person p JOIN community_registration r
    ON r.person_id = p.id AND r.centre_id = %(centre)s AND r.left_on IS NULL
 WHERE p.wants_to_be_found AND NOT p.is_paused AND p.erased_at IS NULL AND p.email <> ''
   AND (%(at)s::point IS NULL OR p.point <-> %(at)s::point <= 1000 * p.reach_km)
   AND NOT EXISTS (SELECT 1 FROM exchange_ask a
                    WHERE a.person_id = p.id AND a.opportunity_id = %(pk)s)
   AND NOT EXISTS (SELECT 1 FROM exchange_hidden h
                    WHERE h.person_id = p.id AND h.opportunity_id = %(pk)s)
   AND NOT EXISTS (SELECT 1 FROM exchange_placement q
                    WHERE q.person_id = p.id AND q.opportunity_id = %(pk)s)
   AND NOT EXISTS (SELECT 1 FROM community_coordinator c WHERE c.person_id = p.id
                    AND c.organisation_id = %(organisation)s AND c.ended_on IS NULL)
 ORDER BY p.point <-> %(at)s::point, p.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Asking:
    """What the page of the coordinator shows: numbers, never who."""

    opportunity: Opportunity
    fitting: int
    asks: list[Ask]

    @property
    def yes(self) -> int:
        return sum(bool(ask.is_interested) for ask in self.asks)

    @property
    def no(self) -> int:
        return sum(ask.is_interested is False for ask in self.asks)

    @property
    def waves(self) -> int:
        return max((ask.wave for ask in self.asks), default=0)

    @property
    def next_wave(self) -> int:
        return min(AT_ONCE, self.fitting)


def asked_for(actor: Actor, pk: int, at: datetime) -> Asking:
    """Return how many people fit and what was asked, for who may ask; else 404."""
    theirs = Q(organisation__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
    opportunity = get_object_or_404(opportunities.visible(actor).filter(theirs), pk=pk)
    return Asking(opportunity, len(fitting(opportunity, at)), asks_of(opportunity))


def asks_of(opportunity: Opportunity) -> list[Ask]:
    """Everything asked for this opportunity, in the order of asking."""
    return list(Ask.objects.filter(opportunity=opportunity).order_by("wave", "pk"))


def running() -> list[Opportunity]:
    """Open opportunities for which people were asked; whether a next wave goes is for the rule."""
    asked = Ask.objects.values("opportunity")
    agreed = Ask.objects.filter(is_interested=True).values("opportunity")
    found = Opportunity.objects.open().filter(pk__in=asked).exclude(pk__in=agreed)
    return list(found.order_by("pk"))


def fitting(opportunity: Opportunity, at: datetime) -> list[int]:
    """The people who want to be found and fit, who should be asked first first: match times rest."""
    row = Standing.objects.filter(pk=opportunity.pk).first()
    if row is None:
        return []
    weights, found = weighing(), []
    for person in _people(row, at):
        wish, metres, rested = _as_wish(person, at)
        it = _as_input(row, metres)
        if rested and is_eligible(wish, it):
            found.append((-rules.fitness(wish, it, weights, rested), person[0]))
    return [pk for _score, pk in sorted(found)]


def _people(row: Standing, at: datetime) -> list[tuple[Any, ...]]:
    values = {
        "at": f"({row.point[0]},{row.point[1]})" if row.point else None,
        "month": at - timedelta(days=30),
        "pk": row.pk,
        "centre": row.centre_id,
        "organisation": row.organisation_id,
        "most": MOST_LOOKED_AT,
    }
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, values)
        return cursor.fetchall()


def _as_wish(person: tuple[Any, ...], at: datetime) -> tuple[Wish, float | None, int]:
    _pk, born, reach, spoken, times, metres, themes, can, learns, last, month = person
    wish = Wish(
        reach_m=1000 * max(1, reach),
        themes=_mask(themes),
        skills=_mask(can),
        learns=_mask(learns),
        dayparts=times,
        languages=language_mask(spoken),
        age=at.year - born if born else None,
    )
    days = (at - last).days if last else None
    return wish, metres, rules.rest(days, min(month, LETTERS_A_MONTH))


def _mask(positions: list[int]) -> int:
    return sum(1 << place for place in set(positions))


def _as_input(row: Standing, metres: float | None) -> RankInput:
    return RankInput(
        id=row.pk, organisation=row.organisation_id, metres=metres,
        themes=row.themes & (1 << 64) - 1, dayparts=row.dayparts, languages=row.languages,
        access=row.access, skills=_mask(list(row.skills)), learns=_mask(list(row.learns)),
        age_min=row.age_min, age_max=row.age_max, rhythm=row.rhythm, wanted=row.wanted,
        load_milli=0, week_count=0, shown=0,
    )  # fmt: skip


def ask_path(ask: Ask) -> str:
    """The path behind the link in a letter: it shows the question, only posting answers."""
    return reverse("asks:answer", args=[signing.dumps(ask.pk, salt=SALT)])


def by_link(token: str) -> tuple[Ask, Actor]:
    """What a letter's link is about, and its reader; 404 for a link that was changed or too old."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=timedelta(days=60))
    except signing.BadSignature:
        pk = 0
    found = Ask.objects.select_related("opportunity__organisation", "opportunity__centre")
    ask = get_object_or_404(found, pk=pk)
    return ask, Actor(person_id=ask.person_id)
