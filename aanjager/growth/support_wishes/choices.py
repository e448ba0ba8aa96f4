"""The list of wishes (data), the sentence somebody agrees to, and how long things stay open."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

LIST = Path(__file__).parent / "data" / "wishes.json"
HALF_DAY_HOURS = 4  # what counts as beginning small


@dataclass(frozen=True)
class Kind:
    """A wish that can be chosen. `offered` says where an opportunity states that it offers this."""

    code: str
    nl: str
    en: str
    offered: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.nl


@lru_cache
def kinds() -> dict[str, Kind]:
    """The wishes to choose from, by code, in the order of the list."""
    return {it["code"]: Kind(**it) for it in json.loads(LIST.read_text())}


def named(codes: str) -> list[str]:
    """Return chosen wishes in words, in the order of the list; one that is no longer in it goes."""
    chosen = set(codes.split())
    return [str(kind) for code, kind in kinds().items() if code in chosen]


def consent_text() -> str:
    """The sentence somebody says yes to; it is kept as it was read."""
    return _(
        "Bewaar wat mij helpt, zodat ik een plek vind die past. Alleen ik zie het, en wie ik het "
        "zelf laat zien. Dat kan iets over mijn gezondheid of afkomst zeggen. Ik kan altijd stoppen. "
        "Dan is alles meteen weg."
    )
