"""Which experts fit a question, in which order, and why: pure, and public as it stands.

A hundred points: 30 for the skills that are asked (the share that somebody has) and 10 for the
themes; 10 for the words of the question that the profile says too, five for each, up to two; 20
for working in the area; 10 for speaking every language that is asked; 10 for having the
hours this month; 10 for experience, five for each such assignment that was finished, up to two.
Where nothing of a kind is asked everybody gets its points. With as many points, who was asked
longest ago comes first (never asked before asked), and then a fixed draw that differs by question,
so that nobody is always first. Who is full, who offers no such thing, or who shares no field and
no word with the question is not found. Money, favour, kind and size are not here, so they cannot count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

SKILLS, THEMES, WORDS, AREA, LANGUAGES, HOURS, EXPERIENCE = 30, 10, 10, 20, 10, 10, 10
WORDS_COUNT = 2  # words of the question; more say no more, so that a long text earns nothing
DONE_COUNTS = 2  # assignments like this one; more say no more


@dataclass(frozen=True)
class Need:
    """What a question asks: keys of skills and themes, the areas that hold its place, languages, hours.

    `words` are those of its text that say what it is about, in their order.
    """

    key: int
    skills: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    hours: int = 1
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """What an expert offers; `done` are such assignments finished, `asked_at` when last asked.

    `words` are those of the question that the profile says too.
    """

    key: int
    skills: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    hours: int = 0
    done: int = 0
    is_full: bool = False
    asked_at: datetime | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fit:
    """How an expert fits: the points, and the facts that earned them."""

    key: int
    points: int
    skills: frozenset[int]
    themes: frozenset[int]
    areas: frozenset[int]
    languages: frozenset[str]
    has_hours: bool
    done: int
    words: tuple[str, ...] = ()


def fit(need: Need, it: Candidate) -> Fit | None:
    """Return how somebody fits a question; None for who is full or shares no field and no word with it."""
    skills, themes = need.skills & it.skills, need.themes & it.themes
    words = tuple(one for one in need.words if one in it.words)
    if it.is_full or ((need.skills or need.themes) and not (skills or themes or words)):
        return None
    areas, spoken = need.areas & it.areas, need.languages & it.languages
    has_hours = it.hours >= need.hours
    points = (
        _share(SKILLS, len(skills), len(need.skills))
        + _share(THEMES, len(themes), len(need.themes))
        + (WORDS * min(len(words), WORDS_COUNT) // WORDS_COUNT if need.words else WORDS)
        + (AREA if areas or not need.areas else 0)
        + (LANGUAGES if spoken == need.languages else 0)
        + (HOURS if has_hours else 0)
        + EXPERIENCE * min(it.done, DONE_COUNTS) // DONE_COUNTS
    )
    return Fit(it.key, points, skills, themes, areas, spoken, has_hours, it.done, words)


def _share(most: int, has: int, asked: int) -> int:
    return most * has // asked if asked else most


def ranked(need: Need, candidates: Iterable[Candidate]) -> list[Fit]:
    """Return who fits, the best first; the same for the same facts, in whatever order they come."""
    found = [(made, it) for it in candidates if (made := fit(need, it))]
    found.sort(key=lambda pair: (-pair[0].points, *_turn(need, pair[1])))
    return [made for made, _it in found]


def _turn(need: Need, it: Candidate) -> tuple[float, str, int]:
    """Whose turn it is among equals: asked longest ago, then a fixed draw."""
    drawn = sha256(f"{need.key}:{it.key}".encode()).hexdigest()
    return (it.asked_at.timestamp() if it.asked_at else 0.0, drawn, it.key)
