"""Coming, waiting, being offered a seat, leaving."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language

from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import emails, queries, rules
from aanjager.assembly.registrations.choices import CODE_LENGTH, CODE_SIGNS, MOST_SESSIONS
from aanjager.assembly.registrations.models import AccessNeed, Choice, Invitation, Registration
from aanjager.community.people.models import Person
from aanjager.community.seats import actions as seats
from aanjager.community.seats import queries as counting
from aanjager.community.seats.choices import RUNNING
from aanjager.community.seats.rules import Hall
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

State = Registration.State


@dataclass(frozen=True)
class Guest:
    """Who comes, when it is not the person who acts."""

    name: str
    address: str = ""
    organisation_name: str = ""


@dataclass(frozen=True)
class Wishes:
    """What somebody would like; None leaves as it is. `sessions` from first to third choice."""

    shown_to: str = Registration.Shown.PARTICIPANTS
    needs: str | None = None
    sessions: Sequence[int] | None = None


NO_WISHES = Wishes()


def take_meeting(pk: int) -> Meeting:
    """Return the meeting as it is now, with its row taken: the lock of its seats."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("centre", "series")
    return found.get(pk=pk)


def take(registration: Registration) -> Registration:
    """Return the registration as it is now; first the row of its meeting, then its own."""
    meeting = take_meeting(registration.meeting_id)
    found = Registration.objects.select_for_update(of=("self",)).select_related("person")
    taken = found.get(pk=registration.pk)
    taken.meeting = meeting
    return taken


@transaction.atomic
def register(
    meeting: Meeting,
    guest: Guest | None = None,
    wishes: Wishes = NO_WISHES,
    *,
    by: Actor,
    at: datetime,
    invitation: Invitation | None = None,
) -> Registration:
    """Register somebody: a seat, or the last place in the queue; twice is once.

    Without a guest it is who acts. Who is registered already is returned as it stands, and gets the
    letter again, so that the page says the same to everybody and tells nobody who comes.
    """
    meeting = take_meeting(meeting.pk)
    rules.register(by, meeting, at=at, invitation=invitation)
    person = _person(guest, invitation, by)
    guest = guest or Guest(*((person.name, person.email) if person else ("",)))
    running = _running(meeting, person, guest)
    if running:
        emails.again(running, at=at)
        return running
    is_known = person is not None or invitation is not None or meetings.organises(by, meeting)
    row = _row(meeting, person, guest, invitation, proven_at=at if is_known else None, at=at)
    return _enter(row, wishes, by=by, at=at)


def _enter(row: Registration, wishes: Wishes, *, by: Actor, at: datetime) -> Registration:
    meeting = row.meeting
    row.shown_to = wishes.shown_to
    seats.enter(row, _hall_at_the_door(meeting, at), meeting.registrations.all(), by=by, at=at)
    _keep_wishes(row, wishes)
    audit.record("meeting.registered", meeting, by=by, at=at, registration=row.pk, state=row.state)
    emails.registered(row, at=at)
    return row


def _person(guest: Guest | None, invitation: Invitation | None, by: Actor) -> Person | None:
    """Who acts, or whose invitation it is; nobody we know for any other guest."""
    if guest is None:
        return Person.objects.filter(pk=by.person_id or 0).first()
    is_invited = invitation and guest.address.lower() == invitation.address.lower()
    return invitation.person if invitation and is_invited else None


def _hall_at_the_door(meeting: Meeting, at: datetime) -> Hall:
    """Who organises registers people also after the closing: then the doors close when it ends."""
    hall = rules.hall(meeting)
    return hall if at < hall.closes_at else Hall(meeting.capacity, meeting.ends_at)


def _running(meeting: Meeting, person: Person | None, guest: Guest) -> Registration | None:
    same = Q(pk__in=[])
    if person:
        same |= Q(person=person)
    if guest.address:
        same |= Q(address__iexact=guest.address)
    found = meeting.registrations.filter(same, state__in=RUNNING).select_related("person").first()
    if found:
        found.meeting = meeting
    return found


def _row(
    meeting: Meeting,
    person: Person | None,
    guest: Guest,
    invitation: Invitation | None,
    *,
    proven_at: datetime | None,
    at: datetime,
) -> Registration:
    code = _free_code(meeting)
    return Registration(
        meeting=meeting,
        person=person,
        invitation=invitation,
        name=" ".join(guest.name.split())[:120],
        address=guest.address.strip(),
        organisation_name=guest.organisation_name.strip()[:160],
        language=(get_language() or "nl")[:2],
        code=code,
        link_hash=hash_of(queries.token_of(meeting.pk, code)),
        proven_at=proven_at,
        queued_at=at,
    )


def _free_code(meeting: Meeting) -> str:
    while True:
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if not meeting.registrations.filter(code=code).exists():
            return code


def _keep_wishes(registration: Registration, wishes: Wishes) -> None:
    """Keep what somebody needs, and the sessions of this meeting that were chosen, in order."""
    if wishes.needs is not None:
        if wishes.needs.strip():
            AccessNeed.objects.update_or_create(
                registration=registration, defaults={"text": wishes.needs.strip()[:500]}
            )
        else:
            AccessNeed.objects.filter(registration=registration).delete()
    if wishes.sessions is None:
        return
    known = set(registration.meeting.sessions.values_list("pk", flat=True))
    wanted = [key for key in dict.fromkeys(wishes.sessions) if key in known][:MOST_SESSIONS]
    if list(queries.chosen(registration)) == wanted:
        return  # who was placed keeps the place when nothing else is wanted
    registration.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(registration=registration, session_id=key, preference=place)
        for place, key in enumerate(wanted, 1)
    )


@transaction.atomic
def prove(registration: Registration, *, by: Actor, at: datetime, token: str = "") -> Registration:
    """Note that the address is right: the button behind the link of the letter was pressed."""
    registration = take(registration)
    rules.prove(by, registration, token=token)
    if registration.proven_at is None:
        registration.proven_at = at
        registration.save(update_fields=["proven_at"])
        audit.record("meeting.proved", registration.meeting, by=by, at=at, row=registration.pk)
    return registration


@transaction.atomic
def change_wishes(
    registration: Registration, wishes: Wishes, *, by: Actor, at: datetime, token: str = ""
) -> Registration:
    """Change who may see the name, what somebody needs and which sessions."""
    registration = take(registration)
    rules.change_wishes(by, registration, at=at, token=token)
    registration.shown_to = wishes.shown_to
    registration.save(update_fields=["shown_to"])
    _keep_wishes(registration, wishes)
    audit.record("meeting.wished", registration.meeting, by=by, at=at, row=registration.pk)
    return registration


@transaction.atomic
def cancel(registration: Registration, *, by: Actor, at: datetime, token: str = "") -> Registration:
    """Give a seat or a place in the queue back: the next gets an offer; coming back is at the end."""
    registration = take(registration)
    rules.cancel(by, registration, at=at, token=token)
    _let_go(registration, by=by, at=at)
    emails.left(registration, at=at)
    return registration


@transaction.atomic
def come_back(
    registration: Registration, *, by: Actor, at: datetime, token: str = ""
) -> Registration:
    """Register again with the link of an earlier letter, also where one has to be invited: at the end
    of the queue. Who is registered meanwhile gets the letter again."""
    old = take(registration)
    rules.come_back(by, old, at=at, token=token)
    guest = Guest(old.name, old.address, old.organisation_name)
    running = _running(old.meeting, old.person, guest)
    if running:
        emails.again(running, at=at)
        return running
    proven_at = at if old.proven_at else None
    row = _row(old.meeting, old.person, guest, old.invitation, proven_at=proven_at, at=at)
    return _enter(row, Wishes(old.shown_to), by=by, at=at)


@transaction.atomic
def drop_unproven(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Give back the seat of an address that nobody proved."""
    registration = take(registration)
    rules.drop_unproven(by, registration, at=at)
    _let_go(registration, by=by, at=at)
    emails.not_proven(registration, at=at)
    return registration


def _let_go(registration: Registration, *, by: Actor, at: datetime) -> None:
    seats.leave(registration, by=by, at=at)
    AccessNeed.objects.filter(registration=registration).delete()
    registration.choices.all().delete()
    meeting = registration.meeting
    audit.record("meeting.left", meeting, by=by, at=at, row=registration.pk)
    _fill(meeting, by=by, at=at)


def _fill(meeting: Meeting, *, by: Actor, at: datetime, at_once: bool = False) -> int:
    """Offer free seats to the queue, or with `at_once` give them, with the letters; return how many.

    The caller holds the meeting.
    """
    if meeting.state not in {Meeting.State.OPEN, Meeting.State.CLOSED}:
        return 0
    rows = meeting.registrations.select_related("person")
    found = seats.refill(rules.hall(meeting), rows, by=by, at=at, at_once=at_once)
    for row in found:
        row.meeting = meeting
        if at_once:
            emails.registered(row, at=at)
        else:
            emails.offered(row, at=at)
        step = "seated" if at_once else "offered"
        audit.record(f"meeting.{step}", meeting, by=by, at=at, row=row.pk)
    return len(found)


@transaction.atomic
def offer_seats(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Offer what is free to who waits longest; return how many got an offer."""
    meeting = take_meeting(meeting.pk)
    rules.offer_seats(by, meeting)
    return _fill(meeting, by=by, at=at)


@transaction.atomic
def accept_offer(
    registration: Registration, *, by: Actor, at: datetime, token: str = ""
) -> Registration:
    """Take the seat that was offered."""
    registration = take(registration)
    rules.accept_offer(by, registration, at=at, token=token)
    registration.proven_at = registration.proven_at or at  # the letter arrived
    registration.save(update_fields=["proven_at"])
    seats.accept(registration, by=by, at=at)
    audit.record("meeting.seated", registration.meeting, by=by, at=at, row=registration.pk)
    emails.registered(registration, at=at)
    return registration


@transaction.atomic
def lapse(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """End an offer that nobody answered, and offer the seat to the next."""
    registration = take(registration)
    rules.lapse(by, registration, at=at)
    seats.lapse(registration, by=by, at=at)
    audit.record("meeting.lapsed", registration.meeting, by=by, at=at, row=registration.pk)
    emails.lapsed(registration, at=at)
    _fill(registration.meeting, by=by, at=at)
    return registration


@transaction.atomic
def seat(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Give somebody who waits a free seat by hand."""
    registration = take(registration)
    rows = registration.meeting.registrations.all()
    rules.seat(by, registration, counting.taken(rows))
    seats.seat(registration, rules.hall(registration.meeting), rows, by=by, at=at)
    audit.record("meeting.seated", registration.meeting, by=by, at=at, row=registration.pk)
    emails.registered(registration, at=at)
    return registration


@transaction.atomic
def remind(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Write the letter of the day before: the way, the code, the papers."""
    registration = take(registration)
    rules.remind(by, registration)
    registration.reminded_at = at
    registration.save(update_fields=["reminded_at"])
    emails.day_before(registration, at=at)
    return registration
