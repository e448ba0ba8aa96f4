"""What who organises does: change, call off, sessions, lists; and forgetting."""

from datetime import datetime

from django.db import transaction

from aanjager.community.seats.choices import RUNNING
from aanjager.governance.meetings import actions as meetings
from aanjager.governance.meetings.actions import Plan
from aanjager.governance.meetings.models import Meeting, Session
from aanjager.governance.registrations import emails, queries, rules
from aanjager.governance.registrations.actions.registering import fill, take, take_meeting
from aanjager.governance.registrations.choices import GUESTS_KEPT, MOST_SESSIONS, NEEDS_KEPT
from aanjager.governance.registrations.models import (
    AccessNeed,
    Choice,
    Invitation,
    Registration,
)
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

LAST = MOST_SESSIONS  # of somebody who was placed without choosing it


@transaction.atomic
def change_meeting(meeting: Meeting, plan: Plan, *, by: Actor, at: datetime) -> Meeting:
    """Change a meeting; a new time or place is told to who comes and who waits, more room goes to them."""
    rules.change_meeting(by, meeting)
    changed = meetings.change(meeting, plan, by=by, at=at)
    meeting = changed.meeting
    if changed.is_moved:
        for row in queries.running(meeting):
            row.meeting = meeting
            emails.moved(row, at=at)
        meeting.registrations.filter(state__in=RUNNING).update(reminded_at=None)
    if changed.has_more_seats:
        fill(meeting, by=by, at=at, at_once=True)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> Meeting:
    """Call a meeting off and tell everybody who comes or waits; their calendars lose it."""
    rules.cancel_meeting(by, meeting, reason=reason)
    meeting = meetings.cancel(meeting, reason, by=by, at=at)
    for row in queries.running(meeting):
        row.meeting = meeting
        emails.called_off(row, at=at)
    meeting.invitations.filter(state__in=["draft", "sent"]).update(state=Invitation.State.WITHDRAWN)
    return meeting


# Sessions


@transaction.atomic
def place_sessions(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Divide who comes over the sessions by their preferences; who was moved by hand is divided again.

    Return how many people have a session.
    """
    meeting = take_meeting(meeting.pk)
    rules.place_sessions(by, meeting)
    rooms, wishes = queries.rooms(meeting), queries.wishes(meeting)
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


# Lists, and forgetting


def look_at_needs(meeting: Meeting, *, by: Actor, at: datetime) -> list[AccessNeed]:
    """Return what people need; that somebody looked is written down."""
    rules.look_at_needs(by, meeting)
    audit.record("meeting.needs_seen", meeting, by=by, at=at)
    return list(queries.needs(meeting))


def take_list_away(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Write down that a list of people leaves the house."""
    rules.take_list_away(by, meeting)
    audit.record("meeting.list_taken", meeting, by=by, at=at)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Erase what people needed thirty days after, with the names on invitations; guests after a year."""
    rules.forget(by)
    month, year = at - NEEDS_KEPT, at - GUESTS_KEPT
    many, _by_table = AccessNeed.objects.filter(registration__meeting__ends_at__lte=month).delete()
    old = Invitation.objects.filter(meeting__ends_at__lte=month).exclude(name="", address="")
    old.update(name="", address="", person=None)
    guests = Registration.objects.filter(person=None, meeting__ends_at__lte=year)
    guests.exclude(name="", address="").update(name="", address="", organisation_name="")
    return many
