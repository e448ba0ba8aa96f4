"""The texts of a tree with their places filled in: numbers of the law, answers, what was worked out.

`[wet:key]` is a number of the law, `[antwoord:vraag]` an answer, `[uitkomst:zin]` a word of the
calculation, `[vandaag]` the day, and `[invul:naam]` a line to fill in by hand on paper.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.kernel.paper import Part
from aanjager.learning.trees.rules.calculations import Known
from aanjager.learning.trees.rules.shape import Conclusion, PaperText
from aanjager.learning.trees.rules.walking import Walk
from aanjager.trust.law.choices import NAMES, amount

PLACE = re.compile(r"\[(wet|antwoord|uitkomst|invul):([^\]\n]{1,60})\]|\[(vandaag)\]")
LINE = "." * 24


@dataclass(frozen=True)
class Place:
    """A place in a text that is filled in."""

    kind: str
    name: str


@dataclass(frozen=True)
class Rest:
    """A number of the law or of a calculation that a text rests on, with its source."""

    name: str
    source: str
    checked_on: date


def places(text: str) -> set[Place]:
    """The places of a text."""
    return {Place(it[1] or it[3], (it[2] or "").strip()) for it in PLACE.finditer(text)}


def fill(text: str, walk: Walk, known: Known) -> str:
    """Return the text with every place filled in; a number that is not published is said to be missing."""

    def put(found: re.Match[str]) -> str:
        kind, name = found[1] or found[3], (found[2] or "").strip()
        if kind == "vandaag":
            return date_format(known.on, "j F Y")
        if kind == "invul":
            return f"{LINE} ({name[:1].lower()}{name[1:]})"
        if kind == "antwoord":
            return walk.said(name) or _("(niet gevraagd)")
        if kind == "uitkomst":
            return (walk.outcome.words.get(name) if walk.outcome else "") or _("(niet berekend)")
        value = known.law.get(name)
        return amount(value.value, value.unit) if value else _("(nog niet gepubliceerd)")

    return PLACE.sub(put, text)


def texts_of(it: Conclusion) -> list[str]:
    """Every text of a conclusion in which places may stand."""
    paper = [it.paper.title, it.paper.text] if it.paper else []
    return [it.title, it.text, *paper, *(one.text for one in it.nexts)]


def rests_on(it: Conclusion, walk: Walk, known: Known) -> list[Rest]:
    """The numbers that a conclusion names, each with its source and the day it was checked."""
    named = sorted({p.name for text in texts_of(it) for p in places(text) if p.kind == "wet"})
    rests = [
        Rest(str(NAMES.get(name, name)), known.law[name].source, known.law[name].checked_on)
        for name in named
        if name in known.law
    ]
    figures = walk.outcome.figures if walk.outcome else ()
    seen = {(one.source, one.checked_on) for one in figures}
    return rests + [Rest(_("Bedragen van het jaar"), *it) for it in sorted(seen)]


def parts(paper: PaperText, walk: Walk, known: Known) -> list[Part]:
    """A letter or checklist as the blocks of a paper, every place filled in."""
    return list(blocks(fill(paper.text, walk, known)))


def outcome_parts(it: Conclusion, walk: Walk, known: Known) -> list[Part]:
    """A conclusion as the blocks of a paper: what holds, why, what to do next, and the sources."""
    made = list(blocks(fill(it.text, walk, known)))
    if it.is_no_advice:
        made.append(Part("paragraph", _("Dit is informatie, geen advies.")))
    rows = [[_("Vraag"), _("Je antwoord")]]
    rows += [[fill(one.step.question, walk, known), one.words] for one in walk.asked]
    made += [Part("heading", _("Waarom dit eruit komt")), Part("table", rows=rows)]
    if it.nexts:
        made.append(Part("heading", _("Wat je nu kunt doen")))
        made += [Part("item", fill(one.text, walk, known)) for one in it.nexts]
    made.append(Part("heading", _("Bronnen")))
    sources = [(one.name, one.url, one.checked_on) for one in it.sources]
    sources += [(one.name, one.source, one.checked_on) for one in rests_on(it, walk, known)]
    return made + [
        Part(
            "item", f"{name}. {where}", _("nagekeken %(day)s") % {"day": date_format(day, "j F Y")}
        )
        for name, where, day in sources
    ]


def blocks(text: str) -> Iterable[Part]:
    """A plain text as blocks: headings, lines of a list and paragraphs."""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines: list[str] = []
        for line in block.strip().split("\n"):
            if line.startswith(("# ", "- ")):
                if lines:
                    yield Part("paragraph", "\n".join(lines))
                    lines = []
                yield Part("heading" if line.startswith("#") else "item", line[2:].strip())
            elif line.strip():
                lines.append(line.strip())
        if lines:
            yield Part("paragraph", "\n".join(lines))
