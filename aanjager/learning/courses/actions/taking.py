"""Enrolling, waiting, being offered a place, leaving."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.seats import actions as seats
from aanjager.community.seats import queries as counting
from aanjager.community.seats.choices import RUNNING
from aanjager.community.seats.rules import Hall
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.courses import emails, queries, rules
from aanjager.learning.courses.choices import GUESTS_KEPT, NEEDS_KEPT
from aanjager.learning.courses.models import Course, CourseNeed, Enrolment, Run
from aanjager.trust import audit

State = Enrolment.State
LINKS = ("person__user", "organisation", "centre")


@dataclass(frozen=True)
class Guest:
    """Who takes part, when it is not the person who acts; `needs` only where the course asks it."""

    name: str
    address: str = ""
    organisation: Organisation | None = None
    needs: str = ""


def take_run(pk: int) -> Run:
    """Return the run as it is now, with its row taken: the lock of its places.

    Without a join: PostgreSQL drops a joined row whose other side changed while it waited.
    """
    run = Run.objects.select_for_update().get(pk=pk)
    run.course = Course.objects.select_related("centre", "organisation").get(pk=run.course_id)
    return run


def take(row: Enrolment) -> Enrolment:
    """Return the enrolment as it is now; first the row of its run, then its own.

    One that went along to another run while we waited is taken there; the first run is let go, so
    that two runs are never taken against their order.
    """
    mark = transaction.savepoint()
    run = take_run(row.run_id)
    taken = Enrolment.objects.select_for_update(of=("self",)).select_related(*LINKS).get(pk=row.pk)
    if taken.run_id != run.pk:
        transaction.savepoint_rollback(mark)
        return take(taken)
    taken.run = run
    return taken


def hall_of(run: Run) -> Hall:
    """The places of a run, without those of who catches up there."""
    return rules.hall(run, queries.visitors(run))


@transaction.atomic
def enrol(
    run: Run, guest: Guest | None = None, needs: str = "", *, by: Actor, at: datetime
) -> Enrolment:
    """Enrol somebody: a place, or the last in the queue; twice is once.

    Without a guest it is who acts. Who is enrolled already gets the letter again, so that the page
    says the same to everybody and tells nobody who takes part.
    """
    run = take_run(run.pk)
    organisation = guest.organisation if guest else None
    rules.enrol(by, run, at=at, organisation=organisation)
    person = None if guest else Person.objects.filter(pk=by.person_id or 0).first()
    known = guest or Guest(
        person.name if person else "", person.email if person else "", needs=needs
    )
    running = _running(run, person, known)
    if running:
        emails.again(running, at=at)
        return running
    centre = _centre_of(run, organisation, person)
    rules.within_limits(run.course, **queries.counted_limits(run, organisation, centre))
    row = _row(run, known, person, centre, by=by, at=at)
    return _enter(row, known.needs, by=by, at=at)


def _running(run: Run, person: Person | None, guest: Guest) -> Enrolment | None:
    same = Q(pk__in=[])
    if person:
        same |= Q(person=person)
    if guest.address:
        same |= Q(address__iexact=guest.address)
    found = run.enrolments.filter(same, state__in=RUNNING).select_related(*LINKS).first()
    if found:
        found.run = run
    return found


def _centre_of(run: Run, organisation: Organisation | None, person: Person | None) -> Centre:
    """Whose limit counts somebody: the organisation's centre, one's own, else who gives the course."""
    if organisation:
        return organisation.centre
    known = person.registrations.filter(left_on=None).order_by("pk").first() if person else None
    return known.centre if known else run.course.centre


def _row(
    run: Run, guest: Guest, person: Person | None, centre: Centre, *, by: Actor, at: datetime
) -> Enrolment:
    code = secrets.token_urlsafe(16)
    is_known = person or guest.organisation or rules.organises(by, run.course)
    return Enrolment(
        run=run, person=person, organisation=guest.organisation, centre=centre,
        name=" ".join(guest.name.split())[:120], address=guest.address.strip(),
        language=(get_language() or "nl")[:2], code=code, queued_at=at,
        link_hash=hash_of(queries.token_of(code)), proven_at=at if is_known else None,
    )  # fmt: skip


def _enter(row: Enrolment, needs: str, *, by: Actor, at: datetime) -> Enrolment:
    run = row.run
    hall = hall_of(run)
    if at >= hall.closes_at and run.starts_at:  # who gives the course, until it begins
        hall = Hall(hall.capacity, run.starts_at)
    seats.enter(row, hall, run.enrolments.all(), by=by, at=at)
    if needs.strip() and run.course.asks_needs:
        CourseNeed.objects.create(enrolment=row, text=needs.strip()[:500])
    audit.record("course.enrolled", run.course, by=by, at=at, row=row.pk, state=row.state)
    emails.enrolled(row, at=at)
    return row


@transaction.atomic
def prove(row: Enrolment, *, by: Actor, at: datetime, token: str = "") -> Enrolment:
    """Note that the address is right: the button behind the link of the letter was pressed."""
    row = take(row)
    rules.prove(by, row, token=token)
    if row.proven_at is None:
        row.proven_at = at
        row.save(update_fields=["proven_at"])
        audit.record("course.proved", row.run.course, by=by, at=at, row=row.pk)
    return row


@transaction.atomic
def leave(row: Enrolment, *, by: Actor, at: datetime, token: str = "") -> Enrolment:
    """Give a place back: the next gets an offer; after the term the price stands."""
    row = take(row)
    rules.leave(by, row, at=at, token=token)
    row.is_charged = not rules.is_free(row, at=at)
    row.save(update_fields=["is_charged"])
    _let_go(row, by=by, at=at)
    emails.left(row, at=at)
    return row


@transaction.atomic
def drop_unproven(row: Enrolment, *, by: Actor, at: datetime) -> Enrolment:
    """Give back the place of an address that nobody proved."""
    row = take(row)
    rules.drop_unproven(by, row, at=at)
    _let_go(row, by=by, at=at)
    emails.lapsed(row, at=at)
    return row


def _let_go(row: Enrolment, *, by: Actor, at: datetime) -> None:
    seats.leave(row, by=by, at=at)
    CourseNeed.objects.filter(enrolment=row).delete()
    audit.record("course.left", row.run.course, by=by, at=at, row=row.pk, charged=row.is_charged)
    _fill(row.run, by=by, at=at)


def _fill(run: Run, *, by: Actor, at: datetime, at_once: bool = False) -> int:
    """Offer free places to the queue, or with `at_once` give them, with letters; say how many.

    The caller holds the run.
    """
    rules.offer_places(by, run)
    rows = run.enrolments.select_related(*LINKS)
    found = seats.refill(hall_of(run), rows, by=by, at=at, at_once=at_once)
    for row in found:
        row.run = run
        (emails.enrolled if at_once else emails.offered)(row, at=at)
        step = "seated" if at_once else "offered"
        audit.record(f"course.{step}", run.course, by=by, at=at, row=row.pk)
    return len(found)


@transaction.atomic
def offer_places(run: Run, *, by: Actor, at: datetime) -> int:
    """Offer what is free to who waits longest; return how many got an offer."""
    run = take_run(run.pk)
    rules.offer_places(by, run)
    return _fill(run, by=by, at=at)


@transaction.atomic
def accept(row: Enrolment, *, by: Actor, at: datetime, token: str = "") -> Enrolment:
    """Take the place that was offered."""
    row = take(row)
    rules.accept(by, row, at=at, token=token)
    row.proven_at = row.proven_at or at  # the letter arrived
    row.save(update_fields=["proven_at"])
    seats.accept(row, by=by, at=at)
    audit.record("course.seated", row.run.course, by=by, at=at, row=row.pk)
    emails.enrolled(row, at=at)
    return row


@transaction.atomic
def lapse(row: Enrolment, *, by: Actor, at: datetime) -> Enrolment:
    """End an offer that nobody answered, and offer the place to the next."""
    row = take(row)
    rules.lapse(by, row, at=at)
    seats.lapse(row, by=by, at=at)
    audit.record("course.lapsed", row.run.course, by=by, at=at, row=row.pk)
    emails.lapsed(row, at=at)
    _fill(row.run, by=by, at=at)
    return row


@transaction.atomic
def seat(row: Enrolment, *, by: Actor, at: datetime) -> Enrolment:
    """Give somebody who waits a free place by hand; also once it began and somebody stayed away."""
    row = take(row)
    row.state = State.WAITING if row.state == State.MISSED else row.state
    rows, run = row.run.enrolments.all(), row.run
    rules.seat(by, row, counting.taken(rows), queries.visitors(run))
    seats.seat(row, hall_of(run), rows, by=by, at=at)
    audit.record("course.seated", run.course, by=by, at=at, row=row.pk)
    emails.enrolled(row, at=at)
    return row


@transaction.atomic
def come_back(row: Enrolment, *, by: Actor, at: datetime, token: str = "") -> Enrolment:
    """Enrol again with the link of an earlier letter, at the end of the queue."""
    old = take(row)
    rules.come_back(by, old, at=at, token=token)
    guest = Guest(old.name, old.address, old.organisation)
    running = _running(old.run, old.person, guest)
    if running:
        emails.again(running, at=at)
        return running
    counted = queries.counted_limits(old.run, old.organisation, old.centre)
    rules.within_limits(old.run.course, **counted)
    made = _row(old.run, guest, old.person, old.centre, by=by, at=at)
    made.proven_at = at if old.proven_at else None
    return _enter(made, "", by=by, at=at)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Erase needs thirty days after a run, and the names of who took part after a year.

    One's own courses stay with the account, and the rows for the figures.
    """
    rules.forget(by)
    month, year = at - NEEDS_KEPT, at - GUESTS_KEPT
    many, _by_table = CourseNeed.objects.filter(enrolment__run__ends_at__lte=month).delete()
    old = Enrolment.objects.filter(run__ends_at__lte=year).exclude(name="", address="")
    old.update(name="", address="")
    return many
