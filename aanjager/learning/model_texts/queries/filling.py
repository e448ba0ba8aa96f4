"""From a model text to a text about somebody: what stands between brackets, and numbers of the law.

A text is plain words: a line with `## ` is a heading, with `- ` an item, an empty line ends a
paragraph. `[vrijwilliger]` is filled in, `[wet: vergoeding per maand]` comes from the dated table.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from aanjager.kernel.paper import Part
from aanjager.learning.model_texts.choices import DAYS, KNOWN, LANGUAGE, LAW, LAW_MARK, UNITS
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

BRACKETS = re.compile(r"\[([^\[\]\n]{2,80})\]")
MARKS: dict[str, Any] = {"## ": "heading", "### ": "subheading", "- ": "item"}


@dataclass(frozen=True)
class Law:
    """A number of the law as a text names it: in words, with its source and the day it was checked."""

    name: str
    said: str
    value: LawValue | None


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, by which everybody can see that no letter changed."""
    return sha256(text.encode()).hexdigest()


def placeholders(text: str) -> list[str]:
    """What has to be filled in, in the order of the text; numbers of the law are not asked."""
    found = dict.fromkeys(BRACKETS.findall(text))
    return [name for name in found if not name.startswith(LAW_MARK)]


def _laws(text: str) -> list[str]:
    found = dict.fromkeys(BRACKETS.findall(text))
    return [it.removeprefix(LAW_MARK) for it in found if it.startswith(LAW_MARK)]


def unknown_law(text: str) -> list[str]:
    """Numbers of the law that this text names and that we do not keep."""
    return [name for name in _laws(text) if name not in LAW]


def said_by_law(value: LawValue) -> str:
    """Say a number of the law: an amount in euros, or a number with its unit."""
    whole = value.value == value.value.to_integral()
    number = value.value.quantize(Decimal(1)) if whole else value.value
    shown = number_format(str(number), use_l10n=True, force_grouping=True)
    if value.unit.startswith("EUR"):
        return f"€\N{NO-BREAK SPACE}{shown}"
    return str(UNITS.get(value.unit, "%(number)s")) % {"number": shown}


def law_in(text: str, *, on: date) -> list[Law]:
    """Every number of the law in a text as it holds on a day; one that is not published says so."""
    names = [name for name in _laws(text) if name in LAW]
    held = {it.key: it for it in law.holding(on)} if names else {}
    unknown = _("(voor %(year)s nog niet bekend)") % {"year": on.year}
    return [
        Law(name, said_by_law(value) if value else unknown, value)
        for name in names
        for value in [held.get(LAW[name])]
    ]


def with_law(text: str, *, on: date, answers: Mapping[str, str] | None = None) -> str:
    """Fill in the numbers of the law that hold on a day, and the answers; what is not known stays.

    Numbers are written in the language of the texts, whoever looks at them.
    """
    with translation.override(LANGUAGE):
        known = {f"{LAW_MARK}{it.name}": it.said for it in law_in(text, on=on)}
        given = {name: _said(name, it) for name, it in (answers or {}).items() if it.strip()}
    return BRACKETS.sub(lambda it: known.get(it[1]) or given.get(it[1]) or it[0], text)


def is_day(name: str) -> bool:
    """Whether a day is asked, which is chosen on the form and written in full."""
    return name in DAYS or name.endswith("datum")


def _said(name: str, answer: str) -> str:
    """An answer is words in a sentence: no heading of its own, and no brackets that are filled again."""
    with suppress(ValueError):
        if is_day(name):
            return date_format(date.fromisoformat(answer), "j F Y")
    return " ".join(answer.split()).replace("[", "(").replace("]", ")")


def missing(text: str, answers: Mapping[str, str]) -> list[str]:
    """What was not filled in yet, in the words of the form."""
    return [
        str(KNOWN.get(name, name))
        for name in placeholders(text)
        if not answers.get(name, "").strip()
    ]


def parts_of(text: str) -> list[Part]:
    """Return the blocks of a text, for a page and for paper."""
    found: list[Part] = []
    words: list[str] = []

    def close() -> None:
        if words:
            found.append(Part("paragraph", " ".join(words)))
            words.clear()

    for line in (it.strip() for it in text.splitlines()):
        mark = next((it for it in MARKS if line.startswith(it)), None)
        if mark:
            close()
            found.append(Part(MARKS[mark], line.removeprefix(mark).strip()))
        elif line:
            words.append(line)
        else:
            close()
    close()
    return found


def grouped(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Return blocks for a page: items that follow each other are one list."""
    found: list[dict[str, Any]] = []
    for part in parts:
        if part.kind == "item" and found and found[-1]["kind"] == "list":
            found[-1]["items"].append(part.text)
        elif part.kind == "item":
            found.append({"kind": "list", "items": [part.text]})
        else:
            found.append({"kind": part.kind, "text": part.text})
    return found
