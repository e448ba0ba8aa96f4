"""From the answers of a visitor to the page of the finder: at most six statements."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import JSONObject

from aanjager.community.centres.models import Centre
from aanjager.community.people import choices as people
from aanjager.community.places import queries as places
from aanjager.community.places.queries import Found as Spot
from aanjager.community.skills import queries as skills
from aanjager.community.skills.models import Theme
from aanjager.exchange.matching.choices import DIFFERENCES
from aanjager.exchange.matching.models import Weights
from aanjager.exchange.matching.queries import cards, finding, words
from aanjager.exchange.matching.queries.cards import Facts
from aanjager.exchange.matching.queries.finding import Search
from aanjager.exchange.matching.rules import order, reasons
from aanjager.exchange.matching.rules.order import Place, Weighing, Wish
from aanjager.exchange.matching.rules.questions import SPOKEN, Question
from aanjager.exchange.matching.rules.reasons import Names
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel import statements
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages

REMEMBER_SECONDS, GROUND_SECONDS = 600, 60
PROFILE = """
SELECT p.birth_year, p.languages,
  ARRAY(SELECT k.position FROM community_person_skills m JOIN community_skill k ON k.id = m.skill_id
         WHERE m.person_id = p.id),
  ARRAY(SELECT k.position FROM community_person_wants_to_learn m JOIN community_skill k
         ON k.id = m.skill_id WHERE m.person_id = p.id),
  ARRAY(SELECT h.opportunity_id FROM exchange_hidden h WHERE h.person_id = p.id)
  FROM community_person p WHERE p.id = %(person)s
"""


@dataclass(frozen=True)
class Profile:
    """What somebody who is signed in told before, and does not want to see again."""

    birth_year: int | None = None
    languages: tuple[str, ...] = ()
    skills: int = 0
    learns: int = 0
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Result:
    """One answer: its facts, why it is here, and how far away."""

    facts: Facts
    why: str
    is_reserved: bool = False
    metres: float | None = None


@dataclass(frozen=True)
class Answer:
    """What the page of the finder shows."""

    question: Question
    themes: list[Theme]
    on: date
    results: list[Result] = field(default_factory=list)
    count: int = 0
    is_more: bool = False
    has_next: bool = False
    version: int = 1
    spot: Spot | None = None
    tried: tuple[str, ...] = ()
    misses: list[Result] = field(default_factory=list)


def find(
    actor: Actor,
    question: Question,
    *,
    at: datetime,
    centre: Centre | None = None,
    lists: int = 1,
) -> Answer:
    """Return the ten answers of the page that was asked for, or the three nearest misses.

    A centre's address lists what is open there, the network's all. `lists`: so many tens at once.
    """
    themes, weights = _ground()
    spot = spot_of(question.waar) if question.waar else None
    understood = words.understood(question.wat)
    search = Search(
        wish=_wish(question, themes, _profile(actor), spot, at),
        on=finding.today(at),
        point=spot.point if spot else None,
        words=understood.query,
        centre_id=centre.pk if centre else None,
    )
    size = order.LIST * (question.pagina + lists - 1)
    by_distance = question.orde == "afstand" and search.point
    found = (finding.nearest if by_distance else finding.ranked)(search, weights, size)
    shown = found.places[size - lists * order.LIST : size]
    names = _names(search.wish, themes, spot)
    return Answer(
        question=question,
        themes=themes,
        on=search.on,
        results=_results(shown, found.facts, search.wish, names),
        count=found.count,
        is_more=found.is_more,
        has_next=found.count > size or found.is_more,
        version=weights.version,
        spot=spot,
        tried=understood.tried,
        misses=[] if shown or question.pagina > 1 else _misses(search),
    )


def weighing() -> Weighing:
    """The weights that hold now; those of version 1 until others are published."""
    return _ground()[1]


def _ground() -> tuple[list[Theme], Weighing]:
    """What every list is made with, the themes and the weights; one statement, remembered a minute."""
    found: tuple[list[Theme], Weighing] | None = pages.get("ground")
    if found is None:
        weights = Weights.objects.order_by("-version")
        values = JSONObject(**{name.name: name.name for name in fields(Weighing)})
        newest = weights.annotate(told=values).values_list("told", flat=True)[:1]
        themes: list[Any] = list(skills.themes_in_use().annotate(weights=Subquery(newest)))
        told = [vars(theme).pop("weights") for theme in themes][:1] or list(newest)
        found = themes, Weighing(**told[0]) if told and told[0] else Weighing()
        pages.set("ground", found, GROUND_SECONDS)
    return found


def languages() -> list[tuple[str, str]]:
    """The languages that may be asked for, with their names."""
    return [(code, str(name)) for code, name in people.LANGUAGES if code in SPOKEN]


def access() -> list[tuple[str, str]]:
    """What somebody may need."""
    return [(code, str(name)) for code, name in Opportunity.Access.choices]


def spot_of(text: str) -> Spot:
    """Where a typed place lies; remembered, for places do not move."""
    key = f"spot:{text.lower()}".replace(" ", "_").encode("punycode").decode()[:200]
    found = pages.get(key)
    if found is None:
        found = replace(places.point_of(text), area=None)  # its point and name are enough here
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def _profile(actor: Actor) -> Profile:
    if not actor.person_id:
        return Profile()
    ((year, languages, can, learns, hidden),) = statements.rows(
        PROFILE, {"person": actor.person_id}
    )
    return Profile(year, tuple(languages), _mask(can), _mask(learns), frozenset(hidden))


def _mask(positions: list[int]) -> int:
    return sum(1 << place for place in set(positions))


def _wish(
    question: Question, themes: list[Theme], profile: Profile, spot: Spot | None, at: datetime
) -> Wish:
    chosen = [theme.position for theme in themes if theme.code in question.themas]
    return Wish(
        reach_m=1000 * question.km if spot and spot.point else None,
        themes=_mask(chosen),
        skills=profile.skills,
        learns=profile.learns,
        dayparts=question.dayparts,
        languages=question.languages,
        access=question.access,
        age=at.year - profile.birth_year if profile.birth_year else None,
        rhythm=question.rhythm,
        hidden=profile.hidden,
    )


def _names(wish: Wish, themes: list[Theme], spot: Spot | None) -> Names:
    wants_skills = wish.skills or wish.learns
    return Names(
        themes={it.position: it.name for it in themes if wish.themes >> it.position & 1},
        skills={skill.position: skill.name for skill in skills.skills()} if wants_skills else {},
        here=spot.label if spot else "",
        is_postcode=bool(spot and spot.label[:4].isdigit()),
    )


def _results(shown: list[Place], along: dict[int, Facts], wish: Wish, names: Names) -> list[Result]:
    facts = along or cards.facts([place.it.id for place in shown])
    return [
        Result(
            facts=facts[place.it.id],
            why=reasons.why(place, wish, names),
            is_reserved=place.is_reserved,
            metres=place.it.metres,
        )
        for place in shown
        if place.it.id in facts  # closed in the meantime
    ]


def _misses(search: Search) -> list[Result]:
    found = cards.misses(search)
    facts = cards.facts([pk for pk, _metres, _differs in found])
    return [
        Result(facts[pk], " ".join(str(DIFFERENCES[name]) for name in differs), metres=metres)
        for pk, metres, differs in found
        if pk in facts
    ]
