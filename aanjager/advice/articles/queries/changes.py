"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from aanjager.advice.articles.models import Article

WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    text: str
    kind: str  # same, added, removed

    @property
    def is_same(self) -> bool:
        """Whether it stands in both texts."""
        return self.kind == "same"


def changes(before: str, after: str) -> list[Piece]:
    """The words of both texts in order; what stays and comes is `after`, what stays and goes is `before`."""
    old, new = WORD.findall(before), WORD.findall(after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("".join(new[c:d]), "same"))
            continue
        if b > a:
            pieces.append(Piece("".join(old[a:b]), "removed"))
        if d > c:
            pieces.append(Piece("".join(new[c:d]), "added"))
    return pieces


def differences(it: Article) -> dict[str, list[Piece]]:
    """How an adopted article differs from its original, and what changed in that since somebody looked."""
    assert it.original is not None
    original = f"{it.original.title}\n\n{it.original.text}"
    was = f"{it.seen_title}\n\n{it.seen_text}"
    return {
        "ours": changes(original, f"{it.title}\n\n{it.text}"),
        "theirs": changes(was, original) if was != original else [],
    }
