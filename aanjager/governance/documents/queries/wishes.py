"""Amendments: how they stand against the newest text, which meet, and how many there are in each state."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from aanjager.governance.documents.models import (
    Advice,
    Amendment,
    Block,
    Decision,
    Document,
    Version,
)
from aanjager.governance.documents.rules import ADOPTED, LIVE, ON_A_BLOCK, OPEN, words
from aanjager.governance.documents.rules.merging import Cause
from aanjager.governance.documents.rules.texts import flat
from aanjager.governance.documents.rules.words import Operation

Kind, State = Amendment.Kind, Amendment.State


def amendments(document: Document) -> QuerySet[Amendment]:
    """Every amendment of a text, by number, with how many people support it."""
    return (
        document.amendments.select_related("document__body", "base_version", "processed_in")
        .select_related("lapsed_for")
        .annotate(supporters=Count("supports"))
        .order_by("number")
    )


ADVICES = Prefetch("advices", Advice.objects.select_related("body").order_by("number"))


def one_amendment(document: Document, number: int) -> tuple[Amendment, list[Amendment]]:
    """Return one amendment with its advice and decisions, and the living ones on the same block.

    404 when there is none of this number.
    """
    decided = Decision.objects.select_related("body").order_by("decided_at", "pk")
    here = document.amendments.filter(number=number, state__in=LIVE).values("block_uid")
    met = amendments(document).filter(Q(number=number) | Q(block_uid__in=here, state__in=LIVE))
    found = {it.number: it for it in met.prefetch_related(ADVICES, Prefetch("decisions", decided))}
    if number not in found:
        raise Http404
    amendment = found.pop(number)
    amendment.document = document
    return amendment, list(found.values())


def open_amendments(document: Document) -> QuerySet[Amendment]:
    """What nobody decided about yet."""
    return amendments(document).filter(state__in=OPEN)


def held(document: Document) -> QuerySet[Amendment]:
    """What the body holds over; it goes along to the next version or is out of date then."""
    return amendments(document).filter(state=State.HELD)


def adopted(document: Document) -> QuerySet[Amendment]:
    """What was adopted and waits for the next version."""
    return amendments(document).filter(state__in=ADOPTED)


@dataclass(frozen=True)
class Balance:
    """Where amendments ended; `submitted` is always the sum of the others."""

    submitted: int
    processed: int
    adopted: int  # waits for the next version
    rejected: int
    not_admitted: int
    held: int
    withdrawn: int
    lapsed: int
    open: int

    @property
    def decided(self) -> int:
        """What a body decided for good."""
        return self.processed + self.adopted + self.rejected + self.not_admitted

    @property
    def adds_up(self) -> bool:
        """Whether nothing got lost."""
        rest = self.held + self.withdrawn + self.lapsed + self.open
        return self.submitted == self.decided + rest


def balance(states: Iterable[str]) -> Balance:
    """Count amendments by where they stand; drafts were not submitted."""
    by_state = Counter(it for it in states if it != State.DRAFT)
    return Balance(
        submitted=sum(by_state.values()),
        processed=by_state[State.PROCESSED],
        adopted=sum(by_state[it] for it in ADOPTED),
        rejected=by_state[State.REJECTED],
        not_admitted=by_state[State.NOT_ADMITTED],
        held=by_state[State.HELD],
        withdrawn=by_state[State.WITHDRAWN],
        lapsed=by_state[State.LAPSED],
        open=sum(by_state[it] for it in OPEN),
    )


@dataclass(frozen=True)
class Standing:
    """How an amendment stands against the newest text.

    `read` is the block as the mover read it, `now` as it is, `after` as it would be. Out of date
    (`is_stale`) when others changed the same words; nobody's own words are ever changed for that.
    """

    read: str
    now: str
    after: str
    operations: tuple[Operation, ...] = ()
    is_stale: bool = False

    @property
    def has_moved(self) -> bool:
        """The block was changed since, and the proposal still fits."""
        return self.read != self.now and not self.is_stale


def standings(found: Iterable[Amendment], version: int | None) -> dict[int, Standing]:
    """How each amendment stands against the version with this key, by its key; one statement for all."""
    found = list(found)
    uids = {uid for it in found if (uid := it.block_uid or it.after_uid)}
    texts = _texts(Block.objects.filter(version__in=_bases(found, version), uid__in=uids))
    return {it.pk: _standing(it, texts, version) for it in found}


def _bases(found: Iterable[Amendment], version: int | None) -> set[int]:
    return {it.base_version_id for it in found} | ({version} if version else set())


def _texts(blocks: Iterable[Block]) -> dict[tuple[int, UUID], str]:
    return {(it.version_id, it.uid): it.text for it in blocks}


def _standing(
    amendment: Amendment, texts: dict[tuple[int, UUID], str], version: int | None
) -> Standing:
    uid = amendment.block_uid or amendment.after_uid
    if uid is None or version is None:
        return Standing("", "", amendment.new_text)
    read = texts.get((amendment.base_version_id, uid), "")
    now = texts.get((version, uid))
    if amendment.kind not in ON_A_BLOCK:
        is_lost = now is None and amendment.kind == Kind.INSERT
        return Standing(read, now or "", amendment.new_text, is_stale=is_lost)
    mine = words.read(amendment.operations)
    after = words.apply(read, mine)
    try:
        operations = _carried(read, now, mine)
    except words.Stale:
        return Standing(read, now or "", after, is_stale=True)
    return Standing(read, now or "", words.apply(now or "", operations), tuple(operations))


def _carried(read: str, now: str | None, mine: list[Operation]) -> list[Operation]:
    if now is None:
        raise words.Stale
    return mine if read == now else words.rebase(read, mine, words.ops(read, now))


def latest_decisions(found: Iterable[Amendment]) -> dict[int, Decision]:
    """The decision that holds about each of these amendments, by the key of the amendment."""
    rows = Decision.objects.filter(amendment__in=list(found), superseded_by=None)
    return {it.amendment_id: it for it in rows.select_related("body") if it.amendment_id}


def causes(found: Sequence[Amendment], version: Version) -> list[Cause]:
    """What these adopted amendments do to the text, as it was decided."""
    decided, stands = latest_decisions(found), standings(found, version.pk)
    return [cause(it, stands[it.pk], decided[it.pk]) for it in found]


def cause(amendment: Amendment, standing: Standing, decision: Decision) -> Cause:
    """What one amendment does to the text when it is adopted with this decision."""
    changed = flat(decision.text) if decision.outcome == Decision.Outcome.CHANGED else ""
    pk, number = amendment.pk, amendment.number
    if amendment.kind in ON_A_BLOCK:
        made = tuple(words.ops(standing.now, changed)) if changed else standing.operations
        return Cause(pk, number, uid=amendment.block_uid, operations=made)
    after = amendment.after_uid if standing.now else None
    return Cause(pk, number, after=after, text=decision.text.strip() or amendment.new_text)


@dataclass(frozen=True)
class Touch:
    """Another proposal that meets this one: the same words (`same`), other words in their place
    (`collides`), or words beside them (`sentence`), with the sentence as it would read with both."""

    amendment: Amendment
    how: str
    merged: str = ""


def neighbours(document: Document, uid: UUID | None) -> list[Amendment]:
    """The living proposals on a block, by number."""
    return list(amendments(document).filter(block_uid=uid, state__in=LIVE)) if uid else []


def touching(
    others: Iterable[Amendment],
    stands: dict[int, Standing],
    operations: Sequence[Operation],
    text: str,
) -> list[Touch]:
    """Which of these proposals meet the operations; `text` is the block as it is now."""
    pairs = ((it, stands[it.pk]) for it in others if not stands[it.pk].is_stale)
    met = (_touch(it, operations, stand.operations, text) for it, stand in pairs)
    return [it for it in met if it]


def _touch(
    other: Amendment, mine: Sequence[Operation], theirs: Sequence[Operation], text: str
) -> Touch | None:
    if set(mine) == set(theirs):
        return Touch(other, "same")
    if words.any_collide(mine, theirs):
        return Touch(other, "collides")
    if words.touched(text, mine) & words.touched(text, theirs):
        return Touch(other, "sentence", words.together(text, list(mine), list(theirs)))
    return None


def marks(document: Document) -> dict[UUID, int]:
    """How many living proposals touch each block."""
    rows = document.amendments.filter(state__in=LIVE).values_list("block_uid", "after_uid")
    return Counter(uid for on, after in rows if (uid := on or after))


@dataclass
class Row:
    """A proposal on the board's page, with the ones it meets."""

    amendment: Amendment
    standing: Standing
    touches: list[Touch] = field(default_factory=list)

    @property
    def pieces(self) -> list[words.Piece]:
        """The difference for reading, of what changes words of a block."""
        if not self.standing.operations:
            return []
        return words.pieces(self.standing.now, self.standing.after)

    @property
    def group(self) -> int:
        """The lowest number among those it collides with: these stand together."""
        colliding = [it.amendment.number for it in self.touches if it.how != "sentence"]
        return min([self.amendment.number, *colliding])


@dataclass
class Group:
    """A block with everything proposed on it; without a block, what is missing or about the whole."""

    block: Block | None
    rows: list[Row] = field(default_factory=list)


def board(document: Document, version: Version) -> list[Group]:
    """Everything that still lives, grouped by block in the order of the text, colliding ones together."""
    found = list(amendments(document).filter(state__in=LIVE).prefetch_related(ADVICES))
    blocks = Block.objects.filter(version__in=_bases(found, version.pk)).order_by("position", "pk")
    texts = _texts(blocks)  # of the version that people read, and of those that they read before
    groups = {block.uid: Group(block) for block in blocks if block.version_id == version.pk}
    rest = Group(None)
    for it in found:
        uid = it.block_uid or it.after_uid
        group = groups.get(uid, rest) if uid else rest
        group.rows.append(Row(it, _standing(it, texts, version.pk)))
    for group in groups.values():
        _meet(group)
    return [group for group in [*groups.values(), rest] if group.rows]


def _meet(group: Group) -> None:
    """Note for each proposal on a block which others it meets, and put colliding ones together."""
    on_it = [it for it in group.rows if it.standing.operations]
    for row in on_it:
        row.touches = [
            touch
            for other in on_it
            if other is not row
            if (
                touch := _touch(
                    other.amendment,
                    row.standing.operations,
                    other.standing.operations,
                    row.standing.now,
                )
            )
        ]
    group.rows.sort(key=lambda it: (it.group, it.amendment.number))
