"""What other rooms ask: points handed in, written-out sheets, counts, and what is due to be forgotten."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from aanjager.assembly.groups.choices import DEVICE_KEPT
from aanjager.assembly.groups.models import (
    FlipSheet,
    Note,
    Participant,
    Point,
    PointSource,
    Sitting,
    WorkingGroup,
)
from aanjager.assembly.meetings.models import Meeting
from aanjager.kernel.actor import Actor


def meeting(actor: Actor, pk: int) -> Meeting | None:
    """A meeting that the actor may see, with its hall if there is one."""
    return (
        Meeting.objects.visible_to(actor).select_related("sitting", "centre").filter(pk=pk).first()
    )


def groups(actor: Actor, of: Meeting) -> QuerySet[WorkingGroup]:
    """The groups of a meeting that the actor may see, by number, with what a hall page counts."""
    return groups_of_hall(of).filter(meeting__in=Meeting.objects.visible_to(actor))


def groups_of_hall(of: Meeting) -> QuerySet[WorkingGroup]:
    """The groups of a meeting for its screen and cards; the rule `chairs` says who may ask."""
    shown = Q(notes__state=Note.State.VISIBLE)
    return (
        WorkingGroup.objects.filter(meeting=of)
        .select_related("meeting")
        .annotate(
            note_count=Count("notes", filter=shown, distinct=True),
            people_count=Count(
                "participants", filter=Q(participants__joined_into=None), distinct=True
            ),
            point_count=Count("points", filter=Q(points__rank__isnull=False), distinct=True),
        )
        .order_by("number")
    )


def people(actor: Actor, of: Meeting) -> QuerySet[Participant]:
    """Everybody who joined the meeting's hall, by group; the rule `chairs` says who may ask."""
    return (
        Participant.objects.filter(sitting__meeting=of, joined_into=None)
        .select_related("group")
        .order_by("group__number", "joined_at", "pk")
    )


def points_handed_in(actor: Actor, of: Meeting) -> QuerySet[Point]:
    """What the groups brought to the plenary, by group and rank, with where each point came from.

    Also what the plenary has gone on with since; points of a group that has not handed in are not here.
    """
    sources = PointSource.objects.select_related("cluster", "note").order_by("pk")
    before = [Point.State.PROPOSED, Point.State.NOT_CHOSEN, Point.State.CHOSEN]
    visible = Meeting.objects.visible_to(actor).filter(pk=of.pk)
    return (
        Point.objects.filter(group__meeting__in=visible, rank__isnull=False)
        .exclude(state__in=before)
        .select_related("group")
        .prefetch_related(Prefetch("sources", sources))
        .order_by("group__number", "rank")
    )


@dataclass
class Heap:
    """Notes under one heading: the wording of a point, or the title of a cluster."""

    title: str
    notes: list[Note]
    point: Point | None = None


@dataclass
class WrittenOut:
    """The sheets of one group written out: what was chosen, what was not, what lay loose, what was hidden."""

    group: WorkingGroup
    chosen: list[Heap] = field(default_factory=list)
    not_chosen: list[Heap] = field(default_factory=list)
    loose: list[Note] = field(default_factory=list)
    hidden: list[Note] = field(default_factory=list)
    withdrawn: int = 0
    sheets: list[FlipSheet] = field(default_factory=list)


def written_out(actor: Actor, of: Meeting) -> list[WrittenOut]:
    """The written-out sheets of every group of a meeting, in five statements whatever its size.

    Only of groups past the reveal, so that nobody reads here what a board still keeps apart.
    """
    visible = Meeting.objects.visible_to(actor).filter(pk=of.pk)
    found = (
        WorkingGroup.objects.filter(meeting__in=visible)
        .exclude(state=WorkingGroup.State.COLLECTING)
        .prefetch_related(
            Prefetch("notes", Note.objects.select_related("cluster").order_by("written_at", "pk")),
            Prefetch("points", Point.objects.filter(rank__isnull=False).order_by("rank")),
            "points__sources",
            Prefetch("sheets", FlipSheet.objects.order_by("position")),
        )
        .order_by("number")
    )
    return [_written_out(group) for group in found]


def _written_out(group: WorkingGroup) -> WrittenOut:
    made, used = WrittenOut(group, sheets=list(group.sheets.all())), set()
    visible = [it for it in group.notes.all() if it.state == Note.State.VISIBLE]
    for point in group.points.all():
        clusters = {it.cluster_id for it in point.sources.all() if it.cluster_id}
        single = {it.note_id for it in point.sources.all() if it.note_id}
        heap = [it for it in visible if it.cluster_id in clusters or it.pk in single]
        used |= {it.pk for it in heap}
        made.chosen.append(Heap(point.text, heap, point))
    heaps: dict[int, Heap] = {}
    for note in (it for it in visible if it.pk not in used):
        if note.cluster is None:
            made.loose.append(note)
        else:
            heaps.setdefault(note.cluster.pk, Heap(note.cluster.title, [])).notes.append(note)
    made.not_chosen = list(heaps.values())
    made.hidden = [it for it in group.notes.all() if it.state == Note.State.HIDDEN]
    made.withdrawn = sum(it.state == Note.State.WITHDRAWN for it in group.notes.all())
    return made


@dataclass(frozen=True)
class Counts:
    """The notes and points of a meeting; `notes` is always the sum of its four ends."""

    notes: int
    chosen: int
    not_chosen: int
    hidden: int
    withdrawn: int
    points: int
    points_handed_in: int


def counts(actor: Actor, of: Meeting) -> Counts:
    """The counts for the closing balance; they add up at every moment."""
    visible = Meeting.objects.visible_to(actor).filter(pk=of.pk)
    in_point = Q(cluster__in_points__point__rank__isnull=False) | Q(
        in_points__point__rank__isnull=False
    )
    is_visible = Q(state=Note.State.VISIBLE)
    notes = Note.objects.filter(group__meeting__in=visible).aggregate(
        notes=Count("pk", distinct=True),
        chosen=Count("pk", filter=is_visible & in_point, distinct=True),
        shown=Count("pk", filter=is_visible, distinct=True),
        hidden=Count("pk", filter=Q(state=Note.State.HIDDEN), distinct=True),
        withdrawn=Count("pk", filter=Q(state=Note.State.WITHDRAWN), distinct=True),
    )
    points = Point.objects.filter(group__meeting__in=visible, rank__isnull=False).aggregate(
        points=Count("pk"), points_handed_in=Count("pk", filter=~Q(state=Point.State.CHOSEN))
    )
    shown = notes.pop("shown")
    return Counts(**notes, not_chosen=shown - notes["chosen"], **points)


def sittings_to_forget(at: datetime) -> QuerySet[Sitting]:
    """Closed a day ago or longer, with devices that are still known."""
    return (
        Sitting.objects.filter(closed_at__lte=at - DEVICE_KEPT)
        .filter(participants__device_hash__gt="")
        .select_related("meeting")
        .distinct()
        .order_by("pk")
    )


@dataclass(frozen=True)
class Fate:
    """A note with what became of it in its group, in one word and, where it was chosen, as which point."""

    note: Note
    what: str
    point: Point | None = None


def fates(notes: list[Note]) -> list[Fate]:
    """What became of notes in their groups: chosen, not chosen, hidden, withdrawn, or not decided yet."""
    mine = PointSource.objects.filter(point__rank__isnull=False).select_related("point")
    mine = mine.filter(Q(note__in=notes) | Q(cluster__notes__in=notes)).distinct()
    points = {it.cluster_id or -(it.note_id or 0): it.point for it in mine}
    return [_fate(it, points.get(it.cluster_id or 0) or points.get(-it.pk)) for it in notes]


def _fate(note: Note, point: Point | None) -> Fate:
    if note.state != Note.State.VISIBLE:
        return Fate(note, note.state)
    if point is not None:
        return Fate(note, "chosen", point)
    decided = note.group.state in (WorkingGroup.State.CHOSEN, WorkingGroup.State.HANDED_IN)
    return Fate(note, "not_chosen" if decided else "open")
