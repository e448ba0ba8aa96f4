"""Invitations: by a rule, in batches, each with a link of its own."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import emails, queries, rules
from aanjager.assembly.registrations.actions.registering import (
    NO_WISHES,
    Guest,
    Wishes,
    register,
    take_meeting,
)
from aanjager.assembly.registrations.choices import AUDIENCES
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.assembly.registrations.queries import Audience
from aanjager.kernel import jobs
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

State = Invitation.State
SEND = "registrations.send_invitations"


@dataclass(frozen=True)
class _Snapshot:
    """The rule by which somebody was invited, how many it found, and when."""

    rule: dict[str, Any]
    words: str
    count: int
    at: str


@transaction.atomic
def invite(meeting: Meeting, audience: Audience, *, by: Actor, at: datetime) -> int:
    """Write an invitation for everybody whom the rule finds and who has none yet; return how many.

    They go out by a job: at once, or on the day from which is invited.
    """
    meeting = take_meeting(meeting.pk)
    rules.invite(by, meeting, at=at, kind=audience.kind)
    found = queries.recipients(by, meeting, audience)
    snapshot = _Snapshot(
        asdict(audience), queries.in_words(audience), len(found), at.isoformat(timespec="seconds")
    )
    Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting, person_id=it.person_id, organisation_id=it.organisation_id,
            name=it.name[:120], address=it.address, seats=audience.seats,
            token_hash=hash_of(secrets.token_urlsafe(32)),  # a link comes with the letter
            audience=asdict(snapshot),
        )
        for it in found
    )  # fmt: skip
    audit.record(
        "meeting.invited", meeting, by=by, at=at, kind=str(AUDIENCES[audience.kind][0]),
        count=len(found),
    )  # fmt: skip
    if found:
        jobs.enqueue(SEND, once=SEND)
    return len(found)


def _take(invitation: Invitation) -> Invitation:
    meeting = take_meeting(invitation.meeting_id)
    found = Invitation.objects.select_for_update(of=("self",)).select_related("person")
    taken = found.get(pk=invitation.pk)
    taken.meeting = meeting
    return taken


@transaction.atomic
def send_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """Send one invitation with a link of 128 bits of chance, of which only the hash is kept."""
    invitation = _take(invitation)
    rules.send_invitation(by, invitation, at=at)
    token = secrets.token_urlsafe(16)
    invitation.token_hash = hash_of(token)
    invitation.state, invitation.sent_at = State.SENT, at
    invitation.save(update_fields=["token_hash", "state", "sent_at"])
    emails.invitation(invitation, token=token, at=at)
    return invitation


@transaction.atomic
def accept_invitation(
    invitation: Invitation,
    guest: Guest | None = None,
    wishes: Wishes = NO_WISHES,
    *,
    token: str,
    by: Actor,
    at: datetime,
) -> Registration:
    """Say yes: whoever was invited, or a guest on one of its other seats, gets a seat or waits."""
    invitation = _take(invitation)
    used = queries.used_seats(invitation)
    rules.accept_invitation(by, invitation, at=at, token=token, used=used)
    given = guest or Guest(invitation.name, invitation.address)
    registration = register(invitation.meeting, given, wishes, by=by, at=at, invitation=invitation)
    _answer(invitation, State.ACCEPTED, by=by, at=at)
    return registration


@transaction.atomic
def decline_invitation(
    invitation: Invitation, *, token: str, by: Actor, at: datetime
) -> Invitation:
    """Say no; whoever said yes before gives the seat back on the own page."""
    invitation = _take(invitation)
    rules.decline_invitation(by, invitation, at=at, token=token)
    _answer(invitation, State.DECLINED, by=by, at=at)
    return invitation


def _answer(invitation: Invitation, state: State, *, by: Actor, at: datetime) -> None:
    invitation.state, invitation.answered_at = state, at
    invitation.save(update_fields=["state", "answered_at"])
    audit.record(
        "meeting.answered", invitation.meeting, by=by, at=at, row=invitation.pk, state=str(state)
    )


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Take an invitation back: its link opens nothing any more."""
    invitation = _take(invitation)
    rules.withdraw_invitation(by, invitation)
    invitation.state = State.WITHDRAWN
    invitation.save(update_fields=["state"])
    audit.record("meeting.uninvited", invitation.meeting, by=by, at=at, row=invitation.pk)


@transaction.atomic
def expire(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """End an invitation that nobody answered in time."""
    invitation = _take(invitation)
    rules.expire(by, invitation, at=at)
    if invitation.state in {State.SENT, State.DRAFT}:
        invitation.state = State.EXPIRED
        invitation.save(update_fields=["state"])


@transaction.atomic
def mark_bounced(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Note that the letter could not be delivered, so that who organises can call."""
    invitation = _take(invitation)
    rules.mark_bounced(by, invitation)
    if invitation.state == State.SENT:
        invitation.state = State.BOUNCED
        invitation.save(update_fields=["state"])
