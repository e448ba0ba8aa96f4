"""Why something stands in the list: one true sentence, made of the same numbers as the order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aanjager.exchange.matching.choices import ON_DAY
from aanjager.exchange.matching.rules.order import Place, Wish
from aanjager.kernel.templatetags.parts import distance
from aanjager.kernel.text import commas

MOST_NAMED = 2


@dataclass(frozen=True)
class Names:
    """What the masks mean in the language on screen, by position, and from where was measured."""

    themes: Mapping[int, str] = field(default_factory=dict)
    skills: Mapping[int, str] = field(default_factory=dict)
    here: str = ""
    is_postcode: bool = False


def why(place: Place, wish: Wish, names: Names) -> str:
    """Say in one sentence why it is here, and how many people are still wanted."""
    it, language = place.it, get_language()
    themes, skills, learns = (
        it.themes & wish.themes, it.skills & wish.skills, it.learns & wish.learns
    )  # fmt: skip
    clauses = [
        _away(it.metres, names, language, has_place=wish.reach_m is not None),
        _times(it.dayparts & wish.dayparts, language),
        themes and _named(themes, names.themes, _("over %(names)s")),
        skills and _named(skills, names.skills, _("je kunt al %(names)s")),
        learns and _named(learns, names.skills, _("je leert er %(names)s")),
    ]
    said = commas(clause for clause in clauses if clause)
    attention = _("Krijgt nog weinig aandacht.") if place.is_reserved else ""
    first = f"{said[0].upper()}{said[1:]}." if said else ""
    return " ".join(part for part in (first, _wanted(it.wanted, language), attention) if part)


@lru_cache(maxsize=512)
def _wanted(number: int, language: str | None) -> str:
    """Say how many people are still wanted; remembered, for ten results say it again and again."""
    sentence = ngettext(
        "Ze zoeken nog %(number)s mens.", "Ze zoeken nog %(number)s mensen.", number
    )
    return sentence % {"number": number}


def _away(metres: float | None, names: Names, language: str | None, *, has_place: bool) -> str:
    if metres is None:
        return _("je kunt het vanuit huis doen") if has_place else ""
    if names.is_postcode:
        return _("%(km)s van je postcode") % {"km": distance(metres, language)}
    return _("%(km)s van %(place)s") % {"km": distance(metres, language), "place": names.here}


@lru_cache(maxsize=4096)
def _times(common: int, language: str | None) -> str:
    """Name the days on which both can, when they are few; remembered by the language on screen."""
    days = [day for day in range(7) if common >> 3 * day & 0b111]
    if not days:
        return ""
    if len(days) > MOST_NAMED:
        return _("op tijden dat je kunt")
    return _and([str(ON_DAY[day]) for day in days])


def _named(common: int, names: Mapping[int, str], sentence: str) -> str:
    found = [name.lower() for position, name in names.items() if common >> position & 1]
    return sentence % {"names": _and(found[:MOST_NAMED])} if found else ""


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": commas(words[:-1]), "last": words[-1]}
