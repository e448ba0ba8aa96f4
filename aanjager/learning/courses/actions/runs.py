"""What happens to a run as a whole: called off, merged, decided about."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.seats import actions as seats
from aanjager.community.seats.choices import CANCELLED, SEATED
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import emails, queries, rules
from aanjager.learning.courses.actions.taking import hall_of, take_run
from aanjager.learning.courses.choices import Below
from aanjager.learning.courses.models import Attendance, Enrolment, Run, Session
from aanjager.trust import audit

FIELDS = ["state", "cancelled_because", "decided_at", "merged_into", "sequence"]


@transaction.atomic
def cancel_run(run: Run, reason: str, *, by: Actor, at: datetime) -> Run:
    """Call a run off and tell everybody who takes part or waits; their calendars lose it."""
    run = take_run(run.pk)
    rules.cancel_run(by, run, reason=reason)
    _call_off(run, reason, by=by, at=at)
    return run


def _call_off(run: Run, reason: str, *, by: Actor, at: datetime) -> None:
    run.state, run.cancelled_because = Run.State.CANCELLED, reason.strip()[:300]
    run.sequence += 1
    run.save(update_fields=FIELDS)
    Attendance.objects.filter(session__run=run, instead_of__isnull=False, was_there=None).delete()
    audit.record("course.called_off", run.course, by=by, at=at, run=run.pk)
    for row in queries.running(run):
        row.run = run
        emails.called_off(row, at=at)


@transaction.atomic
def merge(run: Run, into: Run, *, by: Actor, at: datetime) -> Run:
    """Move everybody to another run of the same course: who had a place first, in turn."""
    taken = {pk: take_run(pk) for pk in sorted({run.pk, into.pk})}
    run, into = taken[run.pk], taken[into.pk]
    rules.merge(by, run, into, at=at)
    _merge(run, into, by=by, at=at)
    return into


def _merge(run: Run, into: Run, *, by: Actor, at: datetime) -> None:
    rows = sorted(queries.running(run), key=lambda row: row.state != SEATED)
    for row in rows:
        _move(row, into, by=by, at=at)
    run.merged_into = into
    with translation.override("nl"):
        reason = _("Deze datum ging samen met een andere.")
    _call_off(run, reason, by=by, at=at)


def _move(row: Enrolment, into: Run, *, by: Actor, at: datetime) -> None:
    """Move one row, so that its link stays; who cannot go along hears why."""
    try:
        counted = queries.counted_limits(into, row.organisation, row.centre)
        rules.within_limits(into.course, **counted)
        if _is_in(row, into):
            raise Refused(_("Je hebt daar al een plaats."))
    except Refused as no:
        emails.not_merged(row, str(no), at=at)
        row.state, row.cancelled_at, row.offered_until = CANCELLED, at, None
        row.save(update_fields=["state", "cancelled_at", "offered_until"])
        return
    row.run, row.is_moved, row.offered_until = into, True, None
    seats.enter(row, hall_of(into), into.enrolments.all(), by=by, at=at)
    audit.record("course.moved", into.course, by=by, at=at, row=row.pk, state=row.state)
    emails.merged(row, at=at)


def _is_in(row: Enrolment, into: Run) -> bool:
    same = [it for it in queries.running(into) if it.person_id and it.person_id == row.person_id]
    alike = row.address and into.enrolments.filter(
        address__iexact=row.address, state__in=["placed", "waiting", "offered", "present"]
    )
    return bool(same or (alike and alike.exists()))


@transaction.atomic
def decide(run: Run, *, by: Actor, at: datetime) -> Run:
    """Look at the minimum, once: it goes on, is called off, or people go to another date."""
    other = queries.next_run(run, at)
    wanted = {run.pk, other.pk} if other and run.course.below == Below.MERGE else {run.pk}
    taken = {pk: take_run(pk) for pk in sorted(wanted)}
    run = taken[run.pk]
    rules.decide(by, run, at=at)
    run.decided_at = at
    many = run.enrolments.filter(state=SEATED).count()
    audit.record("course.decided", run.course, by=by, at=at, run=run.pk, people=many)
    is_short = many < run.course.minimum
    if not is_short or run.course.below == Below.GO_ON:
        run.save(update_fields=["decided_at"])
        for row in queries.running(run):
            if row.state == SEATED:
                emails.goes_on(row, at=at)
        if is_short:
            emails.decided(run, many, at=at)
        return run
    into = taken.get(other.pk) if other else None
    if into is not None and _can_go_to(run, into, by=by, at=at):
        _merge(run, into, by=by, at=at)
    else:
        with translation.override("nl"):
            reason = _("Er waren te weinig aanmeldingen.")
        _call_off(run, reason, by=by, at=at)
    emails.decided(run, many, at=at)
    return run


def _can_go_to(run: Run, into: Run, *, by: Actor, at: datetime) -> bool:
    try:
        rules.merge(by, run, into, at=at)
    except Refused:
        return False
    return True


@transaction.atomic
def warn_short(run: Run, *, by: Actor, at: datetime) -> bool:
    """Tell who gives a run and who has a place that there are too few people, and when it is decided.

    Once for each closing: the letter is the mark. Return whether it was written now.
    """
    run = take_run(run.pk)
    many = run.enrolments.filter(state=SEATED).count()
    rules.warn_short(by, run, many=many, at=at)
    if not emails.short(run, many, at=at):
        return False
    for row in queries.running(run):
        if row.state == SEATED:
            emails.not_enough_yet(row, at=at)
    audit.record("course.short", run.course, by=by, at=at, run=run.pk, people=many)
    return True


@transaction.atomic
def remind(session: Session, *, by: Actor, at: datetime) -> int:
    """Write to who is awaited on a day, once, and again when the day moved; say how many letters."""
    run = take_run(session.run_id)
    session = run.sessions.get(pk=session.pk)
    session.run = run
    rules.remind(by, session, at=at)
    return sum(emails.day_before(row, session, at=at) for row in queries.with_a_place(session))
