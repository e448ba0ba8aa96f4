"""What a tree is made of: questions, branches, conclusions; read from JSON and written to it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import slugify
from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused
from aanjager.learning.trees.choices import (
    FORMAT,
    MOST_BYTES,
    MOST_PARTS,
    MOST_TEXTS,
    NO,
    YES,
    Kind,
    Op,
    PaperKind,
)

LONG, SHORT, KEY = 6000, 300, 40


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    key: str
    label: str


@dataclass(frozen=True)
class Branch:
    """Where an answer leads: when `step` (empty is the question itself) compares so with the value.

    Without `op` it is where everything else leads. The value `wet:key` stands for a number of the law.
    """

    to: str
    op: str = ""
    value: str = ""
    step: str = ""


@dataclass(frozen=True)
class Step:
    """One question, or a calculation that reads earlier answers (`reads`: its word → the question)."""

    key: str
    kind: str
    question: str
    hint: str = ""
    options: Sequence[Option] = ()
    least: int | None = None
    most: int | None = None
    calculation: str = ""
    reads: Mapping[str, str] = field(default_factory=dict)
    branches: Sequence[Branch] = ()

    @property
    def choices(self) -> list[Option]:
        """The answers to choose from; for yes or no these two."""
        if self.kind == Kind.YES_NO:
            return [Option(YES, _("Ja")), Option(NO, _("Nee"))]
        return list(self.options)


@dataclass(frozen=True)
class Source:
    """Where something stands, and when somebody last read it there."""

    name: str
    url: str
    checked_on: date


@dataclass(frozen=True)
class Next:
    """Something to do next."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class PaperText:
    """A letter or checklist: `# ` begins a heading, `- ` a line of a list; the rest are paragraphs."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Conclusion:
    """Where a path ends: what holds, on what sources, what to do next, and what to print."""

    key: str
    title: str
    text: str
    is_no_advice: bool = True
    sources: Sequence[Source] = ()
    nexts: Sequence[Next] = ()
    paper: PaperText | None = None


@dataclass(frozen=True)
class Script:
    """A whole tree; `english` holds the English text beside each Dutch one."""

    title: str
    intro: str
    start: str = ""
    steps: Sequence[Step] = ()
    conclusions: Sequence[Conclusion] = ()
    english: Mapping[str, str] = field(default_factory=dict)

    def step(self, key: str) -> Step | None:
        """The question with this key."""
        return next((it for it in self.steps if it.key == key), None)

    def conclusion(self, key: str) -> Conclusion | None:
        """The conclusion with this key."""
        return next((it for it in self.conclusions if it.key == key), None)

    @property
    def first(self) -> Step | None:
        """The question that a walk begins with."""
        return self.step(self.start) or (self.steps[0] if self.steps else None)

    @property
    def keys(self) -> set[str]:
        """The keys of all parts."""
        return {it.key for it in self.steps} | {it.key for it in self.conclusions}


def free_key(text: str, taken: set[str]) -> str:
    """Make a key of a text, that is not taken."""
    made = slugify(text)[: KEY - 4].strip("-") or "deel"
    number, key = 1, made
    while key in taken:
        number, key = number + 1, f"{made}-{number + 1}"
    return key


def written(script: Script) -> dict[str, Any]:
    """Return the tree as plain data, ready for JSON."""
    data = asdict(script)
    for it in data["conclusions"]:
        for source in it["sources"]:
            source["checked_on"] = source["checked_on"].isoformat()
    return {"format": FORMAT, **data}


def read(data: Any) -> Script:
    """Read a tree from plain data; what is not a tree is refused with the place where it goes wrong."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused(_("Dit bestand is geen wegwijzer van dit platform."))
    steps = [_step(it) for it in _list(data, "steps")]
    conclusions = [_conclusion(it) for it in _list(data, "conclusions")]
    made = Script(
        _text(data, "title", 120),
        _text(data, "intro", LONG),
        _key(data, "start"),
        steps,
        conclusions,
        _english(data),
    )
    if len(made.keys) < len(steps) + len(conclusions):
        raise Refused(_("Twee delen van de wegwijzer hebben dezelfde naam."))
    return made


def _english(data: Mapping[str, Any]) -> dict[str, str]:
    found = data.get("english") or {}
    if not isinstance(found, dict) or len(found) > MOST_TEXTS:
        raise _wrong("english")
    return {str(it)[:LONG]: _text(found, it, LONG) for it in found if found[it]}


def read_file(content: bytes) -> Script:
    """Return the tree in a file; what is none is refused with where it goes wrong."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot voor een wegwijzer."))
    try:
        return read(json.loads(content.decode("utf-8")))
    except (ValueError, RecursionError) as no:
        raise Refused(_("Dit bestand is geen wegwijzer van dit platform.")) from no


def _wrong(name: str) -> Refused:
    return Refused(_("In het bestand klopt „%(name)s” niet.") % {"name": name[:60]})


def _list(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = data.get(name) or []
    is_fine = isinstance(found, list) and len(found) <= MOST_PARTS
    if not is_fine or not all(isinstance(it, dict) for it in found):
        raise _wrong(name)
    return found


def _text(data: Mapping[str, Any], name: str, most: int = SHORT) -> str:
    found = data.get(name) or ""
    if not isinstance(found, str) or len(found) > most or "\x00" in found:
        raise _wrong(name)
    return found.strip()


def _key(data: Mapping[str, Any], name: str) -> str:
    found = _text(data, name, KEY)
    if found != slugify(found):
        raise _wrong(name)
    return found


def _one_of(data: Mapping[str, Any], name: str, allowed: Sequence[str]) -> str:
    found = _text(data, name)
    if found not in allowed:
        raise _wrong(name)
    return found


def _whole(data: Mapping[str, Any], name: str) -> int | None:
    found = data.get(name)
    if found is None:
        return None
    if not isinstance(found, int) or isinstance(found, bool) or abs(found) > 10**9:
        raise _wrong(name)
    return found


def _step(data: Mapping[str, Any]) -> Step:
    reads = data.get("reads") or {}
    if not isinstance(reads, dict) or not all(isinstance(it, str) for it in reads.values()):
        raise _wrong("reads")
    return Step(
        key=_key(data, "key") or free_key("vraag", set()),
        kind=_one_of(data, "kind", Kind.values),
        question=_text(data, "question"),
        hint=_text(data, "hint", 1000),
        options=[Option(_key(it, "key"), _text(it, "label")) for it in _list(data, "options")],
        least=_whole(data, "least"),
        most=_whole(data, "most"),
        calculation=_key(data, "calculation"),
        reads={str(name)[:KEY]: step[:KEY] for name, step in reads.items()},
        branches=[_branch(it) for it in _list(data, "branches")],
    )


def _branch(data: Mapping[str, Any]) -> Branch:
    op = _one_of(data, "op", ["", *Op.values])
    return Branch(_key(data, "to"), op, _text(data, "value"), _key(data, "step"))


def safe_address(said: str) -> str:
    """Return an address that a page may lead to: a page of ours, or one on the web."""
    parts = urlsplit(said)
    if said.startswith("/") and not said.startswith("//"):
        return said
    if parts.scheme in {"https", "http"} and parts.netloc:
        return said
    raise ValueError(said)


def _address(data: Mapping[str, Any], name: str) -> str:
    found = _text(data, name)
    try:
        return safe_address(found) if found else ""
    except ValueError as no:
        raise _wrong(name) from no


def _day(data: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(_text(data, name))
    except ValueError as no:
        raise _wrong(name) from no


def _conclusion(data: Mapping[str, Any]) -> Conclusion:
    paper = data.get("paper")
    if paper is not None and not isinstance(paper, dict):
        raise _wrong("paper")
    return Conclusion(
        key=_key(data, "key") or free_key("conclusie", set()),
        title=_text(data, "title"),
        text=_text(data, "text", LONG),
        is_no_advice=bool(data.get("is_no_advice", True)),
        sources=[
            Source(_text(it, "name"), _address(it, "url"), _day(it, "checked_on"))
            for it in _list(data, "sources")
        ],
        nexts=[Next(_text(it, "text"), _address(it, "url")) for it in _list(data, "nexts")],
        paper=_paper(paper) if paper else None,
    )


def _paper(data: Mapping[str, Any]) -> PaperText:
    kind = _one_of(data, "kind", PaperKind.values)
    return PaperText(kind, _text(data, "title"), _text(data, "text", LONG))
