"""The board of a group as its pages show it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from aanjager.assembly.groups.models import (
    Cluster,
    Dot,
    FlipSheet,
    Note,
    Participant,
    Point,
    Step,
    WorkingGroup,
)
from aanjager.kernel.actor import Actor

State = WorkingGroup.State
HISTORY = 12


@dataclass
class Pile:
    """A cluster with its notes, or one loose note; with its dots once the result is open."""

    key: str
    title: str
    notes: list[Note]
    cluster: Cluster | None = None
    dots: int = 0
    rank: int | None = None
    text: str = ""


@dataclass
class Board:
    """All that one look at the board shows."""

    mine: list[Note] = field(default_factory=list)
    piles: list[Pile] = field(default_factory=list)
    loose: list[Note] = field(default_factory=list)
    total: int = 0

    @property
    def things(self) -> list[Pile]:
        """What can be chosen: piles, and each loose note on its own."""
        return self.piles + [Pile(f"n{it.pk}", it.text, [it]) for it in self.loose]


def board(group: WorkingGroup, member: Participant | None) -> Board:
    """The board for this participant. Before the reveal it holds no note of others, only their number."""
    found = Board()
    notes = list(
        Note.objects.filter(group=group)
        .select_related("cluster", "participant")
        .order_by("written_at", "pk")
    )
    me = member.pk if member else 0
    found.mine = [
        it for it in notes
        if me and it.participant and me in (it.participant.pk, it.participant.joined_into_id)
    ]  # fmt: skip
    visible = [it for it in notes if it.state == Note.State.VISIBLE]
    found.total = len(visible)
    if group.state == State.COLLECTING:
        return found
    piles: dict[int, Pile] = {}
    for note in visible:
        if note.cluster is None:
            found.loose.append(note)
        else:
            made = Pile(f"c{note.cluster.pk}", note.cluster.title, [], note.cluster)
            piles.setdefault(note.cluster.pk, made).notes.append(note)
    found.piles = sorted(piles.values(), key=lambda it: (it.cluster.position, it.cluster.pk))  # type: ignore[union-attr]
    return found


def own_dots(member: Participant | None) -> set[str]:
    """Where somebody's own dots lie, as keys of piles."""
    if member is None:
        return set()
    dots = Dot.objects.filter(participant=member).values_list("cluster", "note")
    return {f"c{cluster}" if cluster else f"n{note}" for cluster, note in dots}


def result(group: WorkingGroup, found: Board) -> list[Pile]:
    """What can be chosen with its dots and what was written down, the most dots first; only once opened."""
    if group.state not in (State.CHOSEN, State.HANDED_IN):
        return []
    dots = Dot.objects.filter(group=group, participant__joined_into=None, participant__group=group)
    counted = Counter(
        f"c{cluster}" if cluster else f"n{note}"
        for cluster, note in dots.values_list("cluster", "note")
    )
    points = {
        f"c{cluster}" if cluster else f"n{note}": (rank, text)
        for rank, text, cluster, note in Point.objects.filter(group=group).values_list(
            "rank", "text", "sources__cluster", "sources__note"
        )
    }
    things = found.things
    for it in things:
        it.dots = counted[it.key]
        it.rank, it.text = points.get(it.key, (None, it.title))
    return sorted(things, key=lambda it: (-it.dots, it.key))


def points(group: WorkingGroup) -> QuerySet[Point]:
    """The points that the group chose, in its order."""
    return Point.objects.filter(group=group, rank__isnull=False).order_by("rank")


def readiness(group: WorkingGroup) -> dict[str, int]:
    """How many people there are, and how many are ready; never what they chose."""
    return Participant.objects.filter(group=group, joined_into=None).aggregate(
        people=Count("pk"),
        ready=Count("pk", filter=Q(is_ready=True)),
        leading=Count("pk", filter=Q(role=Participant.Role.FACILITATOR)),
    )


def history(group: WorkingGroup) -> list[Step]:
    """The last acts of ordering, the newest first; each can be undone."""
    found = Step.objects.filter(group=group).select_related("cluster").order_by("-taken_at", "-pk")
    return list(found[:HISTORY])


def just_done(steps: list[Step], at: datetime) -> Step | None:
    """The newest act of the last half minute, to be undone at once."""
    newest = next((it for it in steps if not it.undone_at), None)
    return newest if newest and at - newest.taken_at < timedelta(seconds=30) else None


def sheets(actor: Actor, group: WorkingGroup) -> QuerySet[FlipSheet]:
    """The paper sheets of the group; the rule `may_see` says who may ask."""
    return FlipSheet.objects.filter(group=group).annotate(lines=Count("notes")).order_by("position")


def note(group: WorkingGroup, pk: int) -> Note | None:
    """A note of this group."""
    return Note.objects.filter(group=group, pk=pk).select_related("group", "participant").first()


def notes(group: WorkingGroup, keys: list[int]) -> list[Note]:
    """The notes of this group that were ticked."""
    return list(Note.objects.filter(group=group, pk__in=keys).order_by("pk"))


def cluster(group: WorkingGroup, pk: int) -> Cluster | None:
    """A cluster of this group that still stands."""
    found = Cluster.objects.filter(group=group, pk=pk, is_undone=False)
    return found.select_related("group").first()


def things(group: WorkingGroup, keys: list[str]) -> list[Cluster | Note]:
    """What the keys `c12` and `n34` name in this group, in that order; others are left out."""
    numbers = {key: int(key[1:]) for key in keys if key[:1] in "cn" and key[1:].isdecimal()}
    clusters = Cluster.objects.filter(group=group).in_bulk(
        [pk for key, pk in numbers.items() if key.startswith("c")]
    )
    notes = Note.objects.filter(group=group).in_bulk(
        [pk for key, pk in numbers.items() if key.startswith("n")]
    )
    found = [(clusters if key.startswith("c") else notes).get(pk) for key, pk in numbers.items()]
    return [it for it in found if it is not None]


def step(group: WorkingGroup, pk: int) -> Step | None:
    """An act of ordering in this group."""
    return Step.objects.filter(group=group, pk=pk).select_related("group").first()


def sheet(group: WorkingGroup, pk: int) -> FlipSheet | None:
    """A paper sheet of this group."""
    found = FlipSheet.objects.filter(group=group, pk=pk)
    return found.select_related("group__meeting__sitting").first()


def person(group: WorkingGroup, pk: int) -> Participant | None:
    """Somebody of this group's meeting."""
    found = Participant.objects.filter(sitting__meeting=group.meeting_id, pk=pk)
    return found.select_related("sitting__meeting", "group__meeting__sitting").first()
