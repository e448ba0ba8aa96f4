"""Words of a text: what two texts differ in, when two wishes collide, and what stays of a wish later.

An operation `(from, to, words)` says that the words from one place up to another become these words;
places count the words, white space and signs of the text that it was made on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Operation = tuple[int, int, tuple[str, ...]]
WORD = re.compile(r"\w+(?:[-’'.,]\w+)*|\s+|[^\w\s]")


class Stale(Exception):
    """The words that a wish changes were changed meanwhile."""


@dataclass(frozen=True)
class Piece:
    """A part of a difference: the same in both texts, gone from the old one, or new."""

    kind: str  # "same", "gone" or "new"
    text: str


def split(text: str) -> list[str]:
    """Return the words, white space and signs of a text; together they are the text again."""
    return WORD.findall(text)


def ops(before: str, after: str) -> list[Operation]:
    """Return the operations that make one text into the other."""
    old, new = split(before), split(after)
    return [
        (i1, i2, tuple(new[j1:j2]))
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def read(kept: Iterable[Any]) -> list[Operation]:
    """Return operations as they were kept in JSON."""
    return [(start, end, tuple(words)) for start, end, words in kept]


def collide(one: Operation, other: Operation) -> bool:
    """Whether two operations cannot both be carried out; the same wish twice is one wish."""
    if one == other:
        return False
    (a1, a2, _new), (b1, b2, _other) = one, other
    if a1 == a2 and b1 == b2:
        return a1 == b1  # two insertions at one place
    if a1 == a2:
        return b1 <= a1 <= b2  # an insertion that touches replaced words
    if b1 == b2:
        return a1 <= b1 <= a2
    return a1 < b2 and b1 < a2


def any_collide(some: Iterable[Operation], others: Iterable[Operation]) -> bool:
    """Whether somewhere an operation of the one collides with one of the other."""
    others = list(others)
    return any(collide(one, other) for one in some for other in others)


def apply(text: str, *wishes: Iterable[Operation]) -> str:
    """Return the text with all operations carried out; in any order when none collide."""
    return "".join(_spliced(split(text), wishes))


def _spliced(words: list[str], wishes: Iterable[Iterable[Operation]]) -> list[str]:
    made = list(words)
    every = {one for wish in wishes for one in wish}
    for start, end, new in sorted(every, key=lambda it: (it[0], it[1]), reverse=True):
        made[start:end] = new
    return made


def rebase(text: str, mine: Iterable[Operation], applied: Iterable[Operation]) -> list[Operation]:
    """Return my operations for the text after others were applied; raise `Stale` when they collide.

    Two operations of others may make one word out of two (`a -b` becomes `a-b`). Then places no
    longer count alike, and the difference with what both wish is taken instead.
    """
    mine, applied = list(mine), set(applied)
    left = [one for one in mine if one not in applied]
    if any_collide(left, applied):
        raise Stale
    words = _spliced(split(text), [applied])
    now = "".join(words)
    if split(now) != words:
        return ops(now, apply(text, left, applied))
    return [_moved(one, applied) for one in left]


def _moved(one: Operation, applied: Iterable[Operation]) -> Operation:
    """The same operation, as many places on as words came before it."""
    by = sum(len(new) - (end - start) for start, end, new in applied if end <= one[0])
    return (one[0] + by, one[1] + by, one[2])


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends, counted in words; together they are the text."""
    words, found, start = split(text), [], 0
    for place, word in enumerate(words):
        ends = word.isspace() and words[place - 1] in {".", "!", "?", "…"} and place > start
        if ends or place == len(words) - 1:
            found.append((start, place + 1))
            start = place + 1
    return found


def touched(text: str, wish: Iterable[Operation]) -> set[int]:
    """Return the numbers of the sentences that a wish changes something in."""
    spans = sentences(text)
    found = set()
    for start, end, _new in wish:
        for number, (first, last) in enumerate(spans):
            is_last = number == len(spans) - 1
            inside = first <= start < last or (is_last and start >= last)
            if inside or (start < last and first < end):
                found.add(number)
    return found


def together(text: str, *wishes: list[Operation]) -> str:
    """Return the sentences that the wishes change as they would read with all of them carried out."""
    spans = sentences(text)
    numbers = {number for wish in wishes for number in touched(text, wish)}
    if not numbers:
        return apply(text, *wishes)
    words = split(text)
    first, last = spans[min(numbers)][0], spans[max(numbers)][1]
    every = [one for wish in wishes for one in wish]
    moved = [(start - first, end - first, new) for start, end, new in every]
    return "".join(_spliced(words[first:last], [moved])).strip()


def pieces(before: str, after: str) -> list[Piece]:
    """Return the difference for reading: changes with only a space between them are shown as one."""
    old, place, found = split(before), 0, []
    for start, end, new in _joined(old, ops(before, after)):
        found += [
            Piece("same", "".join(old[place:start])),
            Piece("gone", "".join(old[start:end])),
            Piece("new", "".join(new)),
        ]
        place = end
    found.append(Piece("same", "".join(old[place:])))
    return [piece for piece in found if piece.text]


def _joined(old: list[str], changes: list[Operation]) -> list[Operation]:
    made: list[Operation] = []
    for start, end, new in changes:
        between = old[made[-1][1] : start] if made else []
        if made and "".join(between).isspace():
            first, _end, words = made.pop()
            made.append((first, end, (*words, *between, *new)))
        else:
            made.append((start, end, new))
    return made
