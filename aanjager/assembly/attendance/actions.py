"""Letting people in, and dividing them over sessions. The row of the meeting is taken first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from aanjager.assembly.attendance import queries, rules
from aanjager.assembly.attendance.choices import MOST_TYPED
from aanjager.assembly.attendance.rules import Wish
from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.assembly.registrations.actions import take, take_meeting
from aanjager.assembly.registrations.choices import MOST_SESSIONS
from aanjager.assembly.registrations.models import Choice, Registration
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit

State = Registration.State
LAST = MOST_SESSIONS  # the preference of somebody who was placed without choosing


@dataclass
class Typed:
    """What became of a list that was typed in, line by line."""

    present: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    more_than_one: list[str] = field(default_factory=list)
    without_seat: list[str] = field(default_factory=list)


@transaction.atomic
def check_in(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Note that somebody is there; twice is once, and the first moment stays."""
    registration = take(registration)
    rules.check_in(by, registration, at=at)
    if registration.state != State.PRESENT:
        registration.state, registration.present_at = State.PRESENT, at
        registration.save(update_fields=["state", "present_at"])
        audit.record("meeting.checked_in", registration.meeting, by=by, at=at, row=registration.pk)
        _give_group(registration)
    return registration


def _give_group(registration: Registration) -> None:
    """Who came after the division gets a working group at the door."""
    meeting = registration.meeting
    groups = [it for it in queries.rooms(meeting) if it.is_group]
    if not groups or not queries.is_divided(meeting):
        return
    goes = queries.groups_now(meeting)
    if registration.pk not in goes:
        here = {registration.pk, *goes}
        rules.deal(groups, [it for it in queries.wishes(meeting) if it.who in here], goes)
        if registration.pk in goes:
            _place(registration.pk, goes[registration.pk])


@transaction.atomic
def undo_check_in(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take back a mistake at the door."""
    registration = take(registration)
    rules.undo_check_in(by, registration)
    registration.state, registration.present_at = State.PLACED, None
    registration.save(update_fields=["state", "present_at"])
    audit.record("meeting.check_in_undone", registration.meeting, by=by, at=at, row=registration.pk)
    return registration


@transaction.atomic
def check_in_list(meeting: Meeting, lines: Sequence[str], *, by: Actor, at: datetime) -> Typed:
    """Note who stands on a list from paper: a code or a name on each line; what is not clear is told."""
    meeting = take_meeting(meeting.pk)
    rules.check_in_list(by, meeting, at=at)
    told = Typed()
    for line in [it.strip() for it in lines if it.strip()][:MOST_TYPED]:
        found = queries.by_code_or_name(meeting, line)
        if len(found) != 1:
            (told.more_than_one if found else told.unknown).append(line)
            continue
        try:
            told.present.append(check_in(found[0], by=by, at=at).name)
        except Refused:
            told.without_seat.append(line)
    return told


@transaction.atomic
def check_in_at_session(choice: Choice, *, by: Actor, at: datetime) -> None:
    """Note that somebody is in a session; twice is once."""
    registration = take(choice.registration)
    choice = registration.choices.select_for_update().get(pk=choice.pk)
    choice.registration = registration
    rules.check_in_at_session(by, choice, at=at)
    if choice.present_at is None:
        choice.present_at = at
        choice.save(update_fields=["present_at"])


@transaction.atomic
def note_absent(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Note who had a seat and was not there, at a meeting where people were checked in; how many."""
    meeting = take_meeting(meeting.pk)
    rules.note_absent(by, meeting)
    if not meeting.registrations.filter(state=State.PRESENT).exists():
        return 0  # nobody kept a list: then nobody is said to have stayed away
    many = meeting.registrations.filter(state=State.PLACED).update(state=State.ABSENT)
    audit.record("meeting.absent_noted", meeting, by=by, at=at, count=many)
    return many


@transaction.atomic
def go_first(registration: Registration, reason: str, *, by: Actor, at: datetime) -> None:
    """Let somebody who waits go before others, for a reason that everybody who waits reads."""
    registration = take(registration)
    rules.go_first(by, registration, reason=reason)
    _in_queue(registration, Registration.FIRST, reason, by, at)


@transaction.atomic
def go_in_turn(registration: Registration, *, by: Actor, at: datetime) -> None:
    """Let somebody who waits go in turn again: at the moment of registering."""
    registration = take(registration)
    rules.go_in_turn(by, registration)
    _in_queue(registration, Registration.IN_TURN, "", by, at)


def _in_queue(row: Registration, priority: int, reason: str, by: Actor, at: datetime) -> None:
    row.priority, row.before_because = priority, reason
    row.save(update_fields=["priority", "before_because"])
    audit.record("meeting.went_before", row.meeting, by=by, at=at, row=row.pk, reason=reason)


# Sessions


@transaction.atomic
def place_sessions(meeting: Meeting, *, by: Actor, at: datetime, is_mixed: bool = False) -> int:
    """Divide who comes over the sessions by their preferences; who was moved by hand is divided again.

    With `is_mixed` nobody's wish counts for the working groups: they become equally large, and
    people of one organisation go apart. Return how many people have a session.
    """
    meeting = take_meeting(meeting.pk)
    rules.place_sessions(by, meeting)
    rooms, wishes = queries.rooms(meeting), queries.wishes(meeting)
    if is_mixed:
        groups = {room.key for room in rooms if room.is_group}
        wishes = [
            Wish(it.who, [k for k in it.sessions if k not in groups], it.body) for it in wishes
        ]
    placed = rules.assign(rooms, wishes, str(meeting.uid))
    _place_all({(who, key) for who, keys in placed.items() for key in keys}, meeting)
    many = sum(bool(keys) for keys in placed.values())
    audit.record("meeting.divided", meeting, by=by, at=at, count=many)
    return many


@transaction.atomic
def move_to_session(
    registration: Registration, session: Session, *, by: Actor, at: datetime
) -> None:
    """Move somebody to another session; out of the one at the same moment."""
    registration = take(registration)
    placed = session.choices.filter(is_placed=True).exclude(registration=registration).count()
    rules.move_to_session(by, registration, session, placed=placed)
    same = Choice.objects.filter(registration=registration, session__kind=session.kind)
    same.filter(session__starts_at=session.starts_at).update(is_placed=False)
    _place(registration.pk, session.pk)
    audit.record("meeting.moved_person", registration.meeting, by=by, at=at, row=registration.pk)


def _place_all(pairs: set[tuple[int, int]], meeting: Meeting) -> None:
    """Keep a whole division in three statements."""
    known = {
        (it.registration_id, it.session_id): it
        for it in Choice.objects.filter(registration__meeting=meeting)
    }
    for pair, it in known.items():
        it.is_placed = pair in pairs
    Choice.objects.bulk_update(known.values(), ["is_placed"])
    Choice.objects.bulk_create(
        Choice(registration_id=who, session_id=key, preference=LAST, is_placed=True)
        for who, key in pairs - known.keys()
    )


def _place(who: int, session: int) -> None:
    Choice.objects.update_or_create(
        registration_id=who,
        session_id=session,
        defaults={"is_placed": True},
        create_defaults={"is_placed": True, "preference": LAST},
    )
