"""A text as the search knows it: words without endings, with what means the same as one word."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.db.models.expressions import RawSQL

from aanjager.kernel import dutch
from aanjager.kernel.text import folded

DATA = Path(__file__).parents[1] / "data"

WORD = re.compile(r"[^\W_]{2,60}")
POSSESSIVE = re.compile(r"['’]([a-z]{1,2})\b")  # foto's, zzp'er: one word
VERB_ENDING = re.compile(r"(?<=..)(?:dt|(?<=[bdfgklmnpr])t|(?<=er)d)$")
MOST_ROOTS = 400  # of one text: the beginning says what it is about


def spelled(text: str) -> str:
    """A text for comparing words: small letters without accents, `foto's` as one word."""
    return POSSESSIVE.sub(r"\1", folded(text))


EMPTY = re.compile(r"^vrijwilligers(?!werk)(?=\w{5})")  # here a vrijwilligersvacature is a vacature


def root(word: str) -> str:
    """A word without its ending, that of a verb included: `vergoedt`, `werkt` and `verzekerd`; and
    without a beginning that says nothing among texts that are all about volunteers."""
    bare = dutch.root(EMPTY.sub("", word))
    return bare[:-1] if VERB_ENDING.search(bare) else bare


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
        group = [spelled(one) for one in row]
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


def known_words() -> list[str]:
    """The words that mean the same as others: known, whether or not a text holds them."""
    rows = json.loads((DATA / "synonyms.json").read_text(encoding="utf-8"))
    return [one for row in rows for one in row]


def same(word: str) -> frozenset[str]:
    """The roots that mean the same as this root."""
    return _groups()[1].get(word, frozenset())


@lru_cache(maxsize=1)
def _separable() -> dict[str, list[tuple[str, str]]]:
    """For the root of a verb the words that it can be parted from, with what they are together."""
    rows = json.loads((DATA / "separable.json").read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, str]]] = {}
    for apart, verb in rows:
        found.setdefault(root(verb), []).append((apart, root(apart + verb)))
    return found


def _joined(words: list[str]) -> list[str]:
    """The roots of these words, with the verbs that stand apart in a sentence as one: *vraag … aan*."""
    verbs, found = _separable(), []
    for n, word in enumerate(words):
        one = root(word)
        after = words[n + 1 :]
        whole = [joined for apart, joined in verbs.get(one, ()) if apart in after]
        found += whole or ([] if word in small_words() else [one])
    return found


def written(title: str, text: str) -> str:
    """The roots of a text as PostgreSQL reads them: those of the title weigh A, the others D."""
    head = roots_of(title)
    known = set(head)
    body = [one for one in roots_of(text) if one not in known]
    marked = [f"'{one}':{n}A" for n, one in enumerate(head, start=1)]
    marked += [f"'{one}':{n + 100}" for n, one in enumerate(body, start=1)]
    return " ".join(marked)


def vector(title: str, text: str) -> RawSQL:
    """The roots of a text, to keep in a row."""
    return RawSQL("%s::tsvector", [written(title, text)])


def roots_of(text: str) -> list[str]:
    """The roots in a text in their order, each once, without small words; phrases with their one word."""
    phrases = _groups()[0]
    plain = _phrases().sub(lambda hit: f"{phrases[hit.group()]} {hit.group()}", spelled(text))
    found = (one[:60] for one in _joined(WORD.findall(plain)))
    return list(dict.fromkeys(found))[:MOST_ROOTS]


def spoken(text: str) -> list[str]:
    """The words of a text that say something, as they stand there, each once; of a phrase the one word for it."""
    plain = POSSESSIVE.sub(r"\1", text.lower())
    known = {root(one): one for one in _groups()[0].values()}
    for word in reversed(WORD.findall(plain)):
        known[root(folded(word))] = word
    return [known[one] for one in roots_of(text) if one in known and not re.search(r"\d", one)]


def heard(words: Iterable[str], text: str, *, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Which of these words a text says too: the same, what means the same, or a part of a longer word.

    What the roots `but` say in the text is not listened to.
    """
    roots = frozenset(roots_of(text)) - but
    return frozenset(it for it in words if any(_is_said(one, roots) for one in roots_of(it)))


def _is_said(word: str, roots: frozenset[str]) -> bool:
    if word in roots or same(word) & roots:
        return True
    return any(_is_part(one, word) or _is_part(word, one) for one in roots)


def _is_part(short: str, long: str) -> bool:
    """Whether a word begins or ends a longer one, as the parts of a compound do."""
    return dutch.SHORTEST_PART <= len(short) < len(long) and (
        long.startswith(short) or long.endswith(short)
    )
