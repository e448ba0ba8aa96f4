"""How the next version of a text comes out of what was adopted, and the proof that nothing else did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from aanjager.governance.documents.models import Block
from aanjager.governance.documents.rules import texts, words
from aanjager.governance.documents.rules.words import Operation


@dataclass(frozen=True)
class Cause:
    """What one adopted amendment does: operations on a block, or text after one (`None`: at the end)."""

    amendment: int
    number: int
    uid: UUID | None = None
    after: UUID | None = None
    operations: tuple[Operation, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Made:
    """A block of the next version, with the amendments that changed it."""

    uid: UUID
    kind: str
    text: str
    causes: tuple[int, ...] = ()


@dataclass
class Next:
    """The next version: its blocks, and the blocks that were struck with the amendments that did so."""

    blocks: list[Made] = field(default_factory=list)
    struck: dict[UUID, tuple[int, ...]] = field(default_factory=dict)


def merged(blocks: Sequence[Block], causes: Iterable[Cause]) -> Next:
    """Carry out what was adopted; whatever the order of decisions, the same text comes out."""
    causes = sorted(causes, key=lambda it: it.number)
    made = Next()
    for block in blocks:
        on_it = [it for it in causes if it.uid == block.uid]
        text = texts.flat(words.apply(block.text, *(it.operations for it in on_it)))
        named = tuple(it.amendment for it in on_it)
        if text:
            made.blocks.append(Made(block.uid, block.kind, text, named))
        else:
            made.struck[block.uid] = named
        made.blocks += _inserted(it for it in causes if it.uid is None and it.after == block.uid)
    made.blocks += _inserted(it for it in causes if it.uid is None and it.after is None)
    return made


def _inserted(causes: Iterable[Cause]) -> list[Made]:
    return [
        Made(uuid4(), line.kind, line.text, (it.amendment,))
        for it in causes
        for line in texts.read(it.text)
    ]


def unexplained(
    before: Sequence[Block], after: Sequence[Block], causes: Sequence[Cause]
) -> list[str]:
    """Return every block that reads otherwise than the adopted operations say; none is as it should be.

    Looks only at the two versions as they stand, not at how the second was made.
    """
    old, new = {it.uid: it for it in before}, {it.uid: it for it in after}
    wrong = []
    for uid, block in old.items():
        wanted = texts.flat(
            words.apply(block.text, *(it.operations for it in causes if it.uid == uid))
        )
        got = new.get(uid)
        if (got.text if got else "") != wanted or (got and got.kind != block.kind):
            wrong.append(block.text)
    added = [(it.kind, it.text) for it in after if it.uid not in old]
    wished = [
        (line.kind, line.text) for it in causes if it.uid is None for line in texts.read(it.text)
    ]
    wrong += [text for kind, text in added if (kind, text) not in wished]
    if len(added) != len(wished):
        wrong.append(f"{len(added)=} {len(wished)=}")
    kept = [it.uid for it in after if it.uid in old]
    if kept != [uid for uid in old if uid in new]:
        wrong.append("order")
    return wrong
