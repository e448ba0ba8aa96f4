"""The sitting: getting ready, opening, pausing and closing, and its groups."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.taking import taken_sitting, write_down
from aanjager.assembly.groups.choices import CODE_LENGTH, SIGNS
from aanjager.assembly.groups.models import Sitting, WorkingGroup
from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.kernel.actor import Actor


@dataclass(frozen=True)
class About:
    """What a group is about."""

    title: str = ""
    room: str = ""
    question: str = ""


def new_code() -> str:
    """Six signs that nobody can guess or mistake for each other: 31 to the sixth is 887 million."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


@transaction.atomic
def prepare(meeting: Meeting, *, by: Actor, at: datetime) -> Sitting:
    """Give the meeting its hall with a code; a second time gives the same hall."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    rules.prepare(by, meeting)
    found = Sitting.objects.filter(meeting=meeting).select_related("meeting").first()
    if found:
        return found
    for _try in range(5):
        try:
            with transaction.atomic():
                made = Sitting.objects.create(meeting=meeting, join_code=new_code())
                break
        except IntegrityError:
            continue
    else:
        raise RuntimeError("Five codes in a row were taken: expected one in 887 million.")
    write_down("sitting.prepared", meeting, None, by=by, at=at)
    return made


@transaction.atomic
def open_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Open the hall, or go on after a pause."""
    sitting = taken_sitting(sitting)
    rules.open_sitting(by, sitting)
    sitting.state = Sitting.State.OPEN
    sitting.opened_at = sitting.opened_at or at
    sitting.save(update_fields=["state", "opened_at"])
    write_down("sitting.opened", sitting.meeting, None, by=by, at=at)


@transaction.atomic
def pause_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Pause the hall: what people write waits on their phones."""
    sitting = taken_sitting(sitting)
    rules.pause_sitting(by, sitting)
    sitting.state = Sitting.State.PAUSED
    sitting.save(update_fields=["state"])
    write_down("sitting.paused", sitting.meeting, None, by=by, at=at)


@transaction.atomic
def close_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Close the hall for good."""
    sitting = taken_sitting(sitting)
    rules.close_sitting(by, sitting)
    sitting.state, sitting.closed_at = Sitting.State.CLOSED, at
    sitting.save(update_fields=["state", "closed_at"])
    write_down("sitting.closed", sitting.meeting, None, by=by, at=at)


@transaction.atomic
def let_everybody_order(sitting: Sitting, everybody: bool, *, by: Actor, at: datetime) -> None:
    """Say who orders the notes: everybody, or only who leads and writes."""
    sitting = taken_sitting(sitting)
    rules.let_everybody_order(by, sitting)
    sitting.participants_order = everybody
    sitting.save(update_fields=["participants_order"])
    write_down("sitting.order_set", sitting.meeting, None, by=by, at=at, everybody=int(everybody))


@transaction.atomic
def make_groups(meeting: Meeting, *, count: int = 0, by: Actor, at: datetime) -> int:
    """Make a group for every session that is a working group, and more up to the count; none is taken away."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    rules.make_groups(by, meeting, count)
    numbers = set(meeting.groups.values_list("number", flat=True))
    known = set(meeting.groups.exclude(session=None).values_list("session", flat=True))
    made = []
    for session in meeting.sessions.filter(kind=Session.Kind.GROUP).order_by("position", "pk"):
        if session.pk not in known:
            number = _free(numbers)
            made.append(
                WorkingGroup(
                    meeting=meeting, session=session, number=number, title=session.title[:120],
                    room=session.room, question=_("Wat moet er beter of anders?"),
                )
            )  # fmt: skip
    while len(numbers) < count:
        question = _("Wat moet er beter of anders?")
        made.append(WorkingGroup(meeting=meeting, number=_free(numbers), question=question))
    WorkingGroup.objects.bulk_create(made)
    write_down("group.made", meeting, None, by=by, at=at, count=len(made))
    return len(made)


def _free(numbers: set[int]) -> int:
    """The lowest number that is free; it is taken at once."""
    free = next(n for n in range(1, len(numbers) + 2) if n not in numbers)
    numbers.add(free)
    return free


@transaction.atomic
def describe_group(group: WorkingGroup, about: About, *, by: Actor, at: datetime) -> None:
    """Change what a group is about; its notes stay."""
    group = WorkingGroup.objects.select_for_update().get(pk=group.pk)
    rules.describe_group(by, group)
    group.title, group.room, group.question = about.title, about.room, about.question
    group.save(update_fields=["title", "room", "question"])
    write_down("group.described", group.meeting, None, by=by, at=at, group=group.number)
