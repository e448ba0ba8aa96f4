"""What is different between two texts, word by word within blocks that belong together."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from aanjager.learning.model_texts.queries.filling import parts_of


class Piece(NamedTuple):
    """Words that stayed, came or went."""

    kind: str  # same, new, gone
    words: str


class Block(NamedTuple):
    """A block of the new text with its pieces; whether anything in it is different."""

    kind: str
    pieces: list[Piece]
    is_changed: bool


def differences(old: str, new: str) -> list[Block]:
    """Compare two texts; the blocks of both in the order in which they are read."""
    before, after = parts_of(old), parts_of(new)
    match = SequenceMatcher(
        a=[(it.kind, it.text) for it in before], b=[(it.kind, it.text) for it in after],
        autojunk=False,
    )  # fmt: skip
    found: list[Block] = []
    for what, a, b, c, d in match.get_opcodes():
        if what == "equal":
            found += [Block(it.kind, [Piece("same", it.text)], False) for it in after[c:d]]
            continue
        pairs = min(b - a, d - c)
        for was, now in zip(before[a:b][:pairs], after[c:d][:pairs], strict=True):
            found.append(Block(now.kind, _words(was.text.split(), now.text.split()), True))
        found += [Block(it.kind, [Piece("gone", it.text)], True) for it in before[a:b][pairs:]]
        found += [Block(it.kind, [Piece("new", it.text)], True) for it in after[c:d][pairs:]]
    return found


def _words(was: Sequence[str], now: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", " ".join(now[c:d])))
            continue
        if b > a:
            pieces.append(Piece("gone", " ".join(was[a:b])))
        if d > c:
            pieces.append(Piece("new", " ".join(now[c:d])))
    return pieces
