"""How every act takes the row of its group first, and tells the phones that something changed."""

from datetime import datetime

from aanjager.assembly.groups.models import Participant, Sitting, WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Who = Participant | None


def taken(group: WorkingGroup) -> WorkingGroup:
    """The group with its row locked, so that versions follow each other without a gap."""
    return (
        WorkingGroup.objects.select_for_update(of=("self",))
        .select_related("meeting__sitting")
        .get(pk=group.pk)
    )


def taken_sitting(sitting: Sitting) -> Sitting:
    return (
        Sitting.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=sitting.pk)
    )


def next_version(group: WorkingGroup) -> int:
    """Raise the version of the board; its row is locked by `taken`."""
    group.board_version += 1
    WorkingGroup.objects.filter(pk=group.pk).update(board_version=group.board_version)
    return group.board_version


def write_down(
    verb: str, meeting: Meeting, member: Who, by: Actor, at: datetime, **facts: str | int | None
) -> None:
    """Write down an act of who organises, leads or chairs; a device counts by its number.

    What participants write themselves leaves no line: who wrote a note must be forgotten in time.
    """
    audit.record(verb, meeting, by=by, at=at, participant=member.pk if member else None, **facts)
