"""Numbers of the law in a text: `{wet:key}` becomes the number that holds on the day of reading."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from aanjager.kernel.money import euros
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

PLACE = re.compile(r"\{wet:([\w.-]*)\}")
LANGUAGE = "nl"  # of the texts, and so of the numbers in them, whoever reads


@dataclass(frozen=True)
class Filled:
    """A text with its numbers, the numbers with their sources, and the keys of which none holds now."""

    text: str
    values: tuple[LawValue, ...] = ()
    missing: tuple[str, ...] = ()


def keys_in(text: str) -> list[str]:
    """The keys that stand in a text, each once."""
    return list(dict.fromkeys(PLACE.findall(text)))


def sentence_with(text: str, key: str) -> str:
    """The sentence in which a key stands, for who wrote it."""
    mark = f"{{wet:{key}}}"
    return next((one.strip() for one in re.split(r"(?<=[.?!])\s+|\n", text) if mark in one), mark)


def known_keys() -> frozenset[str]:
    """Every key of the table, whatever the day."""
    return frozenset(LawValue.objects.values_list("key", flat=True))


def filled(text: str, *, on: date) -> Filled:
    """Return the text with the numbers that hold on this day; where none does it says so, and guesses none.

    A number is said in the language of the text, whoever looks at it.
    """
    keys = keys_in(text)
    holding = {it.key: it for it in law.holding(on) if it.key in keys} if keys else {}

    def put(hit: re.Match[str]) -> str:
        it = holding.get(hit[1])
        return in_words(it) if it else _("(voor %(year)s nog niet bekend)") % {"year": on.year}

    with override(LANGUAGE):
        shown = PLACE.sub(put, text)
    missing = tuple(key for key in keys if key not in holding)
    return Filled(shown, tuple(holding[key] for key in keys if key in holding), missing)


def numbers(on: date) -> list[tuple[str, str, LawValue]]:
    """Every number that can stand in a text: its place, how it reads on this day, and its source."""
    with override(LANGUAGE):
        return [(f"{{wet:{it.key}}}", in_words(it), it) for it in law.holding(on)]


def in_words(it: LawValue) -> str:
    """A number of the law as people say it: an amount, a percentage, or a number of years or hours."""
    if it.unit.startswith("EUR"):
        return f"€ {euros(int(it.value * 100))}"
    whole = it.value == it.value.to_integral_value()
    n = int(it.value)
    shown = number_format(n if whole else it.value, decimal_pos=None if whole else 2)
    words = {
        "years": ngettext("%(n)s jaar", "%(n)s jaar", n),
        "weeks": ngettext("%(n)s week", "%(n)s weken", n),
        "days": ngettext("%(n)s dag", "%(n)s dagen", n),
        "percent": _("%(n)s procent"),
        "hour of the day": _("%(n)s.00 uur"),
    }
    hours = ngettext("%(n)s uur", "%(n)s uur", n) if it.unit.startswith("hours") else "%(n)s"
    return words.get(it.unit, hours) % {"n": shown}
