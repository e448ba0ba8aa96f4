"""Why something stands in the list: one true sentence, made of the same numbers as the order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.exchange.matching.choices import ON_DAY
from aanjager.exchange.matching.rules.order import Place, Wish
from aanjager.kernel.templatetags.parts import km

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
    it = place.it
    clauses = [
        _distance(it.metres, names, has_place=wish.reach_m is not None),
        _times(it.dayparts & wish.dayparts),
        _named(it.themes & wish.themes, names.themes, _("over %(names)s")),
        _named(it.skills & wish.skills, names.skills, _("je kunt al %(names)s")),
        _named(it.learns & wish.learns, names.skills, _("je leert er %(names)s")),
    ]
    said = ", ".join(clause for clause in clauses if clause)
    wanted = ngettext(
        "Ze zoeken nog %(number)s mens.", "Ze zoeken nog %(number)s mensen.", it.wanted
    ) % {"number": it.wanted}
    attention = _("Krijgt nog weinig aandacht.") if place.is_reserved else ""
    first = f"{said[0].upper()}{said[1:]}." if said else ""
    return " ".join(part for part in (first, wanted, attention) if part)


def _distance(metres: float | None, names: Names, *, has_place: bool) -> str:
    if metres is None:
        return _("je kunt het vanuit huis doen") if has_place else ""
    if names.is_postcode:
        return _("%(km)s van je postcode") % {"km": km(metres)}
    return _("%(km)s van %(place)s") % {"km": km(metres), "place": names.here}


def _times(common: int) -> str:
    """Name the days on which both can, when they are few."""
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
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
