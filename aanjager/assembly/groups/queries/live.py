"""What phones ask: who is this device, and what changed on the board since a version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from aanjager.assembly.groups.models import Note, Participant, Sitting, WorkingGroup
from aanjager.kernel.actor import Actor

State = WorkingGroup.State


def sitting_with(code: str) -> Sitting | None:
    """The sitting that phones join with this code; a closed sitting's code is dead."""
    return (
        Sitting.objects.exclude(state=Sitting.State.CLOSED)
        .select_related("meeting")
        .filter(join_code=code)
        .first()
    )


def member_with(meeting_pk: int, device_hash: str) -> Participant | None:
    """The participant that this device is in the meeting; of two joined phones the one that was kept."""
    if not device_hash:
        return None
    known = Participant.objects.select_related("sitting__meeting", "group__meeting__sitting")
    found = known.filter(sitting__meeting=meeting_pk, device_hash=device_hash).first()
    if found and found.joined_into_id:
        return known.get(pk=found.joined_into_id)
    return found


def group_with(meeting_pk: int, number: int) -> WorkingGroup | None:
    """A group of a meeting, with what its rules ask; the rule `may_see` says who may."""
    return (
        WorkingGroup.objects.select_related("meeting__sitting")
        .filter(meeting=meeting_pk, number=number)
        .first()
    )


@dataclass(frozen=True)
class Standing:
    """How a board stands for one device, from one statement: enough to answer "nothing new"."""

    me: int
    group_id: int
    version: int
    state: str
    sitting: str
    ends_at: datetime | None


def standing(meeting_pk: int, number: int, device_hash: str) -> Standing | None:
    """How the board of this device's group stands; None for a device that is not in that group."""
    found = (
        Participant.objects.filter(
            Q(joined_into=None, group__number=number) | Q(joined_into__group__number=number),
            sitting__meeting=meeting_pk,
            device_hash=device_hash,
        )
        .annotate(
            me=Coalesce("joined_into_id", "pk"),
            its_group=Coalesce("joined_into__group_id", "group_id"),
            version=Coalesce("joined_into__group__board_version", "group__board_version"),
            its_state=Coalesce("joined_into__group__state", "group__state"),
            until=Coalesce("joined_into__group__ends_at", "group__ends_at"),
        )
        .values_list("me", "its_group", "version", "its_state", "sitting__state", "until")
        .first()
        if device_hash
        else None
    )
    return Standing(*found) if found else None


def standing_of(group: WorkingGroup) -> Standing:
    """How a board stands for somebody who looks without a device: the chair's or organiser's laptop."""
    return Standing(
        0, group.pk, group.board_version, group.state, group.meeting.sitting.state, group.ends_at
    )


def changes(standing: Standing, since: int) -> dict[str, Any]:
    """What changed since a version, in one statement. Before the reveal no note of others is in it."""
    facts: dict[str, Any] = {
        "version": standing.version,
        "state": standing.state,
        "sitting": standing.sitting,
        "ends_at": standing.ends_at.isoformat() if standing.ends_at else "",
    }
    if standing.state == State.CHOOSING:
        return {**facts, **_readiness(standing.group_id)}
    if standing.state not in (State.COLLECTING, State.ORDERING):
        return facts
    lying = Note.objects.filter(group=standing.group_id, state=Note.State.VISIBLE).order_by()
    number = Subquery(lying.values("group").annotate(many=Count("pk")).values("many"))
    rows = (
        Note.objects.filter(group=standing.group_id, board_version__gt=since)
        .annotate(author=Coalesce("participant__joined_into_id", "participant_id"))
        .annotate(total=Coalesce(number, 0))
        .order_by("board_version", "pk")
        .values_list("client_id", "text", "origin", "cluster_id", "state", "author", "total")
    )
    if standing.state == State.COLLECTING and rows:
        facts["total"] = rows[0][6]  # only how many: the notes themselves stay where they are
    open_board = standing.state == State.ORDERING
    notes = [_row(row, standing.me) for row in rows if open_board or row[5] == standing.me]
    return {**facts, "fresh": len(rows), "notes": notes}


def _row(row: tuple[Any, ...], me: int) -> dict[str, Any]:
    """A note as a phone gets it; of a hidden or withdrawn one only that it is gone."""
    client_id, text, origin, cluster, state, author, _total = row
    gone = state != Note.State.VISIBLE
    known = {"id": str(client_id), "state": state, "mine": bool(me) and author == me}
    return known if gone else {**known, "text": text, "origin": origin, "cluster": cluster}


def _readiness(group_pk: int) -> dict[str, int]:
    return Participant.objects.filter(group=group_pk, joined_into=None).aggregate(
        people=Count("pk"), ready=Count("pk", filter=Q(is_ready=True))
    )


def groups_to_join(sitting: Sitting) -> QuerySet[WorkingGroup]:
    """The groups of the sitting's meeting, for who has its code."""
    return sitting.meeting.groups.order_by("number")


def notes_followed_by(token_hash: str) -> QuerySet[Note]:
    """The notes of whoever keeps this follow link, written on the own phones, oldest first."""
    mine = Q(participant__follow_hash=token_hash) | Q(
        participant__joined_into__follow_hash=token_hash
    )
    if not token_hash:
        return Note.objects.none()
    return (
        Note.objects.filter(mine, origin=Note.Origin.PHONE)
        .select_related("group__meeting", "cluster")
        .order_by("written_at", "pk")
    )


def people_in(actor: Actor, group: WorkingGroup) -> QuerySet[Participant]:
    """Who sits in the group, those who lead first; the rule `leads` says who may ask."""
    return (
        Participant.objects.filter(Q(group=group) | Q(joined_into__group=group))
        .select_related("joined_into")
        .order_by(F("joined_into").asc(nulls_first=True), "joined_at", "pk")
    )
