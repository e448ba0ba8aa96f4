"""What who organises does: change, call off, lists; and forgetting."""

from datetime import datetime

from django.db import transaction

from aanjager.assembly.meetings import actions as meetings
from aanjager.assembly.meetings.actions import Plan
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import emails, queries, rules
from aanjager.assembly.registrations.actions.registering import _fill
from aanjager.assembly.registrations.choices import GUESTS_KEPT, NEEDS_KEPT
from aanjager.assembly.registrations.models import (
    AccessNeed,
    Invitation,
    Registration,
)
from aanjager.community.seats.choices import RUNNING
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


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
        _fill(meeting, by=by, at=at, at_once=True)
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
    """Erase what people needed thirty days after, with the names on invitations; who came after a year."""
    rules.forget(by)
    month, year = at - NEEDS_KEPT, at - GUESTS_KEPT
    many, _by_table = AccessNeed.objects.filter(registration__meeting__ends_at__lte=month).delete()
    old = Invitation.objects.filter(meeting__ends_at__lte=month).exclude(name="", address="")
    old.update(name="", address="", person=None)
    came = Registration.objects.filter(meeting__ends_at__lte=year).exclude(
        name="", address="", organisation_name=""
    )
    came.update(name="", address="", organisation_name="")
    return many
