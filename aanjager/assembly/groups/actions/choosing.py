"""The steps of a group, its dots, its points and handing them in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.people import say_ready
from aanjager.assembly.groups.actions.taking import Who, next_version, taken, write_down
from aanjager.assembly.groups.models import (
    Cluster,
    Dot,
    Note,
    Participant,
    Point,
    PointSource,
    WorkingGroup,
)
from aanjager.assembly.groups.rules.board import ORDER
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = WorkingGroup.State
Thing = Cluster | Note


@dataclass(frozen=True)
class Wish:
    """What a group wants treated: from which cluster or note, in which words."""

    source: Thing
    text: str
    is_reconstruction: bool = False


def _names(thing: Thing) -> dict[str, Thing | None]:
    """The thing as the two columns of a dot or a source: a cluster or a note, never both."""
    is_cluster = isinstance(thing, Cluster)
    return {"cluster": thing if is_cluster else None, "note": None if is_cluster else thing}


def _on_the_board(group: WorkingGroup, things: list[Thing]) -> None:
    for it in things:
        gone = it.is_undone if isinstance(it, Cluster) else it.state != Note.State.VISIBLE
        if it.group_id != group.pk or gone:
            raise Refused(_("Een van deze ligt er niet meer. Ververs de pagina."))


@transaction.atomic
def place_dots(
    group: WorkingGroup, things: list[Thing], member: Participant, *, by: Actor, at: datetime
) -> None:
    """Lay somebody's dots and note that this person is ready; laying them again replaces them."""
    group = taken(group)
    rules.place_dots(by, group, len(things), member)
    _on_the_board(group, things)
    most = group.meeting.points_to_plenary
    Dot.objects.filter(participant=member).delete()
    Dot.objects.bulk_create(
        Dot(group=group, participant=member, slot=slot, of=most, **_names(it))
        for slot, it in enumerate(things, 1)
    )
    member.group = group
    say_ready(member, True)


@transaction.atomic
def choose(
    group: WorkingGroup, wishes: list[Wish], member: Who, *, by: Actor, at: datetime
) -> list[Point]:
    """Write down the whole choice of the group, in order; what is chosen no longer stays as not chosen."""
    group = taken(group)
    rules.choose(by, group, len(wishes), member)
    _on_the_board(group, [it.source for it in wishes])
    texts = [rules.point(it.text) for it in wishes]
    version, most = next_version(group), group.meeting.points_to_plenary
    known = {
        source.cluster_id or -(source.note_id or 0): source.point
        for source in PointSource.objects.filter(point__group=group).select_related("point")
    }
    Point.objects.filter(group=group, rank__isnull=False).update(
        rank=None, state=Point.State.NOT_CHOSEN, board_version=version
    )
    chosen = []
    for rank, (wish, text) in enumerate(zip(wishes, texts, strict=True), 1):
        key = wish.source.pk if isinstance(wish.source, Cluster) else -wish.source.pk
        point = known.get(key) or Point(group=group, is_reconstruction=wish.is_reconstruction)
        is_new = point.pk is None
        point.text, point.rank, point.of = text, rank, most
        point.state, point.board_version = Point.State.CHOSEN, version
        point.save()
        if is_new:
            PointSource.objects.create(point=point, **_names(wish.source))
        chosen.append(point)
    write_down("group.chose", group.meeting, member, by=by, at=at, group=group.number)
    return chosen


@transaction.atomic
def hand_in(
    group: WorkingGroup, member: Who, *, because: str = "", by: Actor, at: datetime
) -> None:
    """Hand the chosen points to the plenary."""
    group = taken(group)
    chosen = group.points.filter(state=Point.State.CHOSEN)
    count = chosen.count()
    rules.hand_in(by, group, count, because, member)
    fewer = count < group.meeting.points_to_plenary
    group.fewer_because = rules.line(because, 300, "") if fewer else ""
    chosen.update(state=Point.State.HANDED_IN, board_version=group.board_version + 1)
    _to(group, State.HANDED_IN, at)
    write_down(
        "group.handed_in", group.meeting, member, by=by, at=at, group=group.number, count=count
    )


def _to(group: WorkingGroup, state: str, at: datetime) -> None:
    group.state = state
    group.handed_in_at = at if state == State.HANDED_IN else None
    group.save(update_fields=["state", "handed_in_at", "fewer_because"])
    next_version(group)


@transaction.atomic
def go_on(group: WorkingGroup, member: Who, *, by: Actor, at: datetime) -> None:
    """Take the group to its next step: reveal the notes, choose, open the result."""
    group = taken(group)
    rules.go_on(by, group, member)
    _step(group, ORDER[ORDER.index(State(group.state)) + 1], at)
    write_down(
        "group.went_on", group.meeting, member, by=by, at=at, group=group.number, to=group.state
    )


@transaction.atomic
def go_back(group: WorkingGroup, member: Who, *, by: Actor, at: datetime) -> None:
    """Take the group one step back; nothing that was written or chosen gets lost."""
    group = taken(group)
    points = list(group.points.exclude(rank=None))
    rules.go_back(by, group, member, is_taken_up=rules.is_taken_up(points))
    if group.state == State.HANDED_IN:
        group.points.filter(state=Point.State.HANDED_IN).update(
            state=Point.State.CHOSEN, board_version=group.board_version + 1
        )
    _step(group, ORDER[ORDER.index(State(group.state)) - 1], at)
    write_down(
        "group.went_back", group.meeting, member, by=by, at=at, group=group.number, to=group.state
    )


def _step(group: WorkingGroup, state: str, at: datetime) -> None:
    if state == State.CHOOSING:
        Participant.objects.filter(group=group).update(is_ready=False)
    _to(group, state, at)


@transaction.atomic
def set_timer(group: WorkingGroup, minutes: int, member: Who, *, by: Actor, at: datetime) -> None:
    """Give the group more minutes, from now or on top of what is left; zero takes the clock off the screen."""
    group = taken(group)
    rules.set_timer(by, group, minutes, member)
    start = max(group.ends_at or at, at)
    group.ends_at = start + timedelta(minutes=minutes) if minutes else None
    group.save(update_fields=["ends_at"])
    next_version(group)
    write_down(
        "group.timed", group.meeting, member, by=by, at=at, group=group.number, minutes=minutes
    )
