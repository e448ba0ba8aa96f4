"""How a text is written down, and how its paragraphs stay themselves while it is edited."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from uuid import UUID, uuid4

from aanjager.governance.documents.models import Block
from aanjager.governance.documents.rules import words

MARK = re.compile(r"(#+|[-*•])(?:\s+|$)")
ALIKE = 0.5  # from here on an edited paragraph is still the same paragraph


@dataclass(frozen=True)
class Line:
    """A heading, paragraph or list item, before it stands in a version."""

    kind: str
    text: str


def clean(text: str) -> str:
    """Return the text without signs that nobody sees; one way of writing each letter."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def flat(text: str) -> str:
    """Return the text as it stands in one block: on one line, single spaces."""
    return " ".join(clean(text).split())


def read(source: str) -> list[Line]:
    """Return what was typed as blocks: a blank line parts them, `#` makes a heading, `-` an item."""
    found: list[tuple[str, list[str]]] = []
    goes_on = False
    for row in map(flat, clean(source).split("\n")):
        mark = MARK.match(row)
        if not row:
            goes_on = False
        elif mark is None and goes_on:
            found[-1][1].append(row)
        else:
            found.append((_kind(mark), [row[mark.end() :] if mark else row]))
            goes_on = _kind(mark) != Block.Kind.HEADING
    lines = (Line(kind, flat(" ".join(rows))) for kind, rows in found)
    return [line for line in lines if line.text]


def _kind(mark: re.Match[str] | None) -> str:
    if mark is None:
        return Block.Kind.PARAGRAPH
    return Block.Kind.HEADING if mark[1].startswith("#") else Block.Kind.ITEM


SIGNS = {Block.Kind.HEADING: "# ", Block.Kind.ITEM: "- "}


def written(blocks: Iterable[Block | Line]) -> str:
    """Return blocks as somebody would type them."""
    return "\n\n".join(SIGNS.get(Block.Kind(it.kind), "") + it.text for it in blocks)


def aligned(old: Sequence[Block], lines: Sequence[Line]) -> list[UUID]:
    """Return the uid of each line: that of the block it was, also when edited or moved, or a new one."""
    free = dict(enumerate(old))
    uids: list[UUID | None] = [None] * len(lines)
    before, after = [(it.kind, it.text) for it in old], [(it.kind, it.text) for it in lines]
    for run in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for step in range(run.size):
            uids[run.b + step] = free.pop(run.a + step).uid
    for place, line in enumerate(lines):
        likest = max(free, key=lambda at: _likeness(free[at], line), default=None)
        if uids[place] is None and likest is not None and _likeness(free[likest], line) >= ALIKE:
            uids[place] = free.pop(likest).uid
    return [uid or uuid4() for uid in uids]


def _likeness(block: Block, line: Line) -> float:
    old, new = words.split(block.text), words.split(line.text)
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def hash_of(text: str) -> str:
    """Return what tells whether a block still reads the same."""
    return sha256(text.encode()).hexdigest()


def fingerprint(blocks: Iterable[Block]) -> str:
    """Return the SHA-256 of a whole version; the database works out the same when it is frozen."""
    rows = (f"{it.uid}|{it.kind}|{it.text}" for it in sorted(blocks, key=lambda it: it.position))
    return sha256("\n".join(rows).encode()).hexdigest()
