"""A text as the search knows it: words without endings, with what means the same as one word."""

import json
import re
from functools import lru_cache
from pathlib import Path

from django.db.models.expressions import RawSQL

from aanjager.kernel import dutch
from aanjager.kernel.text import folded

DATA = Path(__file__).parents[1] / "data"

WORD = re.compile(r"[^\W_]{2,60}")
POSSESSIVE = re.compile(r"['’]([a-z]{1,2})\b")  # foto's, zzp'er: one word
MOST_ROOTS = 400  # of one text: the beginning says what it is about


def _plain(text: str) -> str:
    return POSSESSIVE.sub(r"\1", folded(text))


def root(word: str) -> str:
    """A word without its ending; `vergoedt` is `vergoed`."""
    bare = dutch.root(word)
    return bare[:-1] if bare.endswith("dt") else bare


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Words that say nothing about what somebody asks."""
    return frozenset(json.loads((DATA / "small_words.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Phrases with the one word that stands for them, and for each root the roots that mean the same."""
    rows = json.loads((DATA / "synonyms.json").read_text(encoding="utf-8"))
    phrases: dict[str, str] = {}
    near: dict[str, set[str]] = {}
    for row in rows:
        group = [_plain(one) for one in row]
        single = [one for one in group if " " not in one and "-" not in one]
        phrases |= {one: single[0] for one in group if one not in single}
        roots = {root(one) for one in single}
        for one in roots:
            near.setdefault(one, set()).update(roots - {one})
    return phrases, {one: frozenset(others) for one, others in near.items()}


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    longest = sorted(_groups()[0], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def same(word: str) -> frozenset[str]:
    """The roots that mean the same as this root."""
    return _groups()[1].get(word, frozenset())


def vector(title: str, text: str) -> RawSQL:
    """The roots of a text as PostgreSQL keeps them: those of the title weigh A, the others D."""
    head = roots_of(title)
    known = set(head)
    body = [one for one in roots_of(text) if one not in known]
    marked = [f"'{one}':{n}A" for n, one in enumerate(head, start=1)]
    marked += [f"'{one}':{n + 100}" for n, one in enumerate(body, start=1)]
    return RawSQL("%s::tsvector", [" ".join(marked)])


def roots_of(text: str) -> list[str]:
    """The roots in a text in their order, each once, without small words; phrases as their one word."""
    phrases = _groups()[0]
    plain = _phrases().sub(lambda hit: phrases[hit.group()], _plain(text))
    small = small_words()
    found = (root(word)[:60] for word in WORD.findall(plain) if word not in small)
    return list(dict.fromkeys(found))[:MOST_ROOTS]
