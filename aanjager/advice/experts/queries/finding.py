"""Who of a pool fits a question, in the order of `rules.fit`, each with one true sentence why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.advice.experts.choices import FOUND, GENERAL, MOST_WORDS, NAMED_WORDS
from aanjager.advice.experts.models import Expert
from aanjager.advice.experts.queries.pool import SPOKEN
from aanjager.advice.experts.rules.fit import Candidate, Fit, Need, fit, ranked
from aanjager.advice.finding import queries as words


@dataclass(frozen=True)
class FoundExpert:
    """Somebody who fits, and why."""

    expert: Expert
    why: str
    points: int


@dataclass(frozen=True)
class Past:
    """What experts did before, by their key: such assignments finished, and when they were last asked."""

    done: Mapping[int, int] = field(default_factory=dict)
    asked: Mapping[int, datetime] = field(default_factory=dict)


def fitting(pool: Iterable[Expert], need: Need, past: Past) -> list[FoundExpert]:
    """The ten that fit best of these experts; whoever asks makes sure that the actor may see them."""
    experts = {it.pk: it for it in pool}
    prefetch_related_objects([*experts.values()], "skills", "themes", "areas")
    fits = ranked(need, (candidate(it, need, past) for it in experts.values()))
    return [
        FoundExpert(experts[one.key], sentence(one, experts[one.key]), one.points)
        for one in fits[:FOUND]
    ]


def why(expert: Expert, need: Need, past: Past) -> str:
    """One sentence why somebody fits a question, as it is now; empty when nothing speaks for it."""
    fits = fit(need, candidate(expert, need, past))
    return sentence(fits, expert) if fits else ""


def telling(text: str) -> tuple[str, ...]:
    """The words of a question that tell whom it needs: none that stand in every question, or name a price."""
    found = (it for it in words.spoken(text) if not _general() & set(words.roots_of(it)))
    return tuple(found)[:MOST_WORDS]


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(words.roots_of(GENERAL))


def _told(it: Expert) -> str:
    """Everything a profile says about what somebody can."""
    named = [one.name_nl for many in (it.skills, it.themes) for one in many.all()]
    return "\n".join([it.headline, it.about, *named])


def candidate(it: Expert, need: Need, past: Past) -> Candidate:
    """What an expert offers; the rate is not read."""
    return Candidate(
        key=it.pk,
        skills=frozenset(one.pk for one in it.skills.all()),
        themes=frozenset(one.pk for one in it.themes.all()),
        areas=frozenset(one.pk for one in it.areas.all()),
        languages=frozenset(it.languages),
        hours=it.hours_per_month,
        done=past.done.get(it.pk, 0),
        is_full=it.is_full,
        asked_at=past.asked.get(it.pk),
        words=words.heard(need.words, _told(it), but=_general()),
    )


def sentence(one: Fit, expert: Expert) -> str:
    """Say in one sentence what earned the points, in the language on screen; only what is true."""
    skills = [it.name.lower() for it in expert.skills.all() if it.pk in one.skills]
    themes = [it.name.lower() for it in expert.themes.all() if it.pk in one.themes]
    areas = [it.name for it in expert.areas.all() if it.pk in one.areas]
    spoken = [str(SPOKEN.get(code, code)) for code in sorted(one.languages)]
    done = ngettext("rondde %(n)s zo'n opdracht af", "rondde %(n)s zulke opdrachten af", one.done)
    parts = [
        _("kan %(skills)s") % {"skills": _and(skills)} if skills else "",
        _("kent het thema %(themes)s") % {"themes": _and(themes)} if themes and not skills else "",
        _("werkt in %(area)s") % {"area": _and(areas[:1])} if areas else "",
        _("spreekt %(languages)s") % {"languages": _and(spoken)} if spoken else "",
        _("heeft %(n)s uur per maand") % {"n": expert.hours_per_month} if one.has_hours else "",
        done % {"n": one.done} if one.done else "",
    ]
    said = _and([part for part in parts if part]) or _("staat in de pool en zit niet vol")
    heard = _("De vraag noemt %(words)s, net als het profiel.") if one.words else ""
    heard %= {"words": _and(list(one.words[:NAMED_WORDS]))} if heard else ()
    return f"{said[0].upper()}{said[1:]}. {heard}".strip()


def _and(parts: list[str]) -> str:
    """Say several things as people do: a, b en c."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s en %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
