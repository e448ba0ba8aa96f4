"""What comes of a run: attendance, catching up, certificates, files, evaluation, the bill; and forgetting.

What touches places takes the row of the run first; letters go out in the same transaction.
"""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.invoices import actions as invoices
from aanjager.community.invoices import queries as invoiced
from aanjager.community.invoices.actions import Buyer, Line
from aanjager.community.invoices.models import Invoice
from aanjager.kernel import actions as files
from aanjager.kernel import uploads
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.learning.academy import emails, queries, rules
from aanjager.learning.academy.choices import CERTIFICATES_KEPT, CODE_LENGTH, CODE_SIGNS
from aanjager.learning.academy.models import Certificate, CourseEvaluation, Material
from aanjager.learning.courses import queries as known
from aanjager.learning.courses.actions import take, take_run
from aanjager.learning.courses.models import Attendance, Course, CourseNeed, Enrolment, Run, Session
from aanjager.trust import audit

State = Enrolment.State


@transaction.atomic
def note_session(session: Session, present: Collection[int], *, by: Actor, at: datetime) -> Session:
    """Note who was there, by the keys of enrolments; noting again corrects what stood.

    Who missed the day hears what it means, once. Who makes up for a day here may have enough now.
    """
    run = take_run(session.run_id)
    session = run.sessions.select_for_update().get(pk=session.pk)
    session.run = run
    rules.note_session(by, session, at=at)
    for row, noted in queries.expected(session):
        was_there = row.pk in present
        noted = noted or Attendance(enrolment=row, session=session)
        noted.was_there = was_there
        noted.save()
        _judge(row, session, was_there=was_there, by=by, at=at)
    session.noted_at = at
    session.save(update_fields=["noted_at"])
    audit.record("course.noted", run.course, by=by, at=at, day=session.pk, present=len(present))
    return session


def _judge(row: Enrolment, session: Session, *, was_there: bool, by: Actor, at: datetime) -> None:
    """Draw the consequence of one day for one person."""
    row = Enrolment.objects.select_related(*known.WITH).get(pk=row.pk)
    found = queries.progress_of(row, known.days_of(row.run))
    is_over = row.run.state == Run.State.CLOSED
    if is_over and found.is_enough and row.state != State.PRESENT:
        _complete(row, found, by=by, at=at)
        emails.certified(row, at=at)
        return
    if not is_over:
        lost = found.is_out and not row.run.course.may_catch_up and found.missed_first
        wanted = State.ABSENT if lost and row.run.course.is_first_obligatory else State.PLACED
        if row.state != wanted:
            row.state = wanted
            row.save(update_fields=["state"])
    if not was_there:
        emails.missed(row, session, found, at=at)


@transaction.atomic
def catch_up(
    row: Enrolment, missed: Session, other: Session, *, by: Actor, at: datetime, token: str = ""
) -> Attendance:
    """Book a day of another run for a missed one; it takes a place there on that day."""
    runs = {pk: take_run(pk) for pk in sorted({row.run_id, other.run_id})}
    row = take(row)
    other.run = runs[other.run_id]
    days = known.days_of(row.run)
    is_missed = missed.pk in {it.pk for it in queries.missed(row, days)}
    rules.catch_up(
        by, row, missed, other, at=at, token=token, is_missed=is_missed,
        left=queries.room_at(other),
    )  # fmt: skip
    made = Attendance.objects.create(enrolment=row, session=other, instead_of=missed)
    audit.record("course.catches_up", row.run.course, by=by, at=at, row=row.pk, day=other.pk)
    emails.catches_up(row, other, at=at)
    return made


@transaction.atomic
def pass_by(run: Run, *, by: Actor, at: datetime) -> int:
    """Tell who still waits when a run begins that no place came free; say how many."""
    run = take_run(run.pk)
    rules.pass_by(by, run, at=at)
    return _pass_by(run, by=by, at=at)


def _pass_by(run: Run, *, by: Actor, at: datetime) -> int:
    rows = list(run.enrolments.filter(state=State.WAITING).select_related(*known.WITH))
    CourseNeed.objects.filter(enrolment__in=rows).delete()
    for row in rows:
        row.state, row.run = State.MISSED, run
        row.save(update_fields=["state"])
        audit.record("course.passed_by", run.course, by=by, at=at, row=row.pk)
        emails.passed_by(row, known.next_run(run, at), at=at)
    return len(rows)


@transaction.atomic
def finish(run: Run, *, by: Actor, at: datetime) -> int:
    """Close a run: who attended enough gets a certificate, everybody three questions. Say how many."""
    run = take_run(run.pk)
    rules.finish(by, run, at=at, not_noted=queries.not_noted(run))
    run.state, run.closed_at = Run.State.CLOSED, at
    run.save(update_fields=["state", "closed_at"])
    days, many = known.days_of(run), 0
    run.enrolments.filter(state=State.OFFERED).update(state=State.LAPSED, offered_until=None)
    _pass_by(run, by=by, at=at)
    for row in run.enrolments.filter(state__in=[State.PLACED, State.ABSENT]).select_related(
        *known.WITH
    ):
        row.run = run
        found = queries.progress_of(row, days)
        if found.is_enough:
            _complete(row, found, by=by, at=at)
            many += 1
        else:
            row.state = State.ABSENT
            row.save(update_fields=["state"])
        emails.finished(row, found, at=at)
    audit.record("course.finished", run.course, by=by, at=at, run=run.pk, certificates=many)
    return many


def _complete(row: Enrolment, found: rules.Progress, *, by: Actor, at: datetime) -> Certificate:
    """Give a certificate: what it says is fixed now."""
    row.state = State.PRESENT
    row.save(update_fields=["state"])
    made, _is_new = Certificate.objects.get_or_create(
        enrolment=row,
        defaults={
            "number": _free_number(),
            "name": row.name,
            "facts": _facts(row, found, at),
            "issued_at": at,
        },
    )
    audit.record("course.certified", row.run.course, by=by, at=at, row=row.pk)
    return made


def _free_number() -> str:
    while True:
        number = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if not Certificate.objects.filter(number=number).exists():
            return number


def _facts(row: Enrolment, found: rules.Progress, at: datetime) -> dict[str, Any]:
    days, course = known.days_of(row.run), row.run.course
    seconds = sum((it.ends_at - it.starts_at).total_seconds() for it in days)
    return {
        "course": course.title,
        "centre": course.centre.name,
        "given_by": course.organisation.name if course.organisation else course.centre.name,
        "from": localdate(days[0].starts_at).isoformat(),
        "until": localdate(days[-1].starts_at).isoformat(),
        "attended": found.attended,
        "sessions": found.of,
        "hours": round(seconds / 3600, 1),
        "issued_on": localdate(at).isoformat(),
    }


@transaction.atomic
def withdraw(certificate: Certificate, reason: str, *, by: Actor, at: datetime) -> None:
    """Take a certificate back; the check page says so."""
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    rules.withdraw(by, certificate, reason=reason)
    certificate.withdrawn_at, certificate.withdrawn_because = at, reason.strip()[:200]
    certificate.save(update_fields=["withdrawn_at", "withdrawn_because"])
    course = certificate.enrolment.run.course
    audit.record("course.certificate_withdrawn", course, by=by, at=at, row=certificate.enrolment_id)


@transaction.atomic
def evaluate(
    row: Enrolment, answers: Mapping[str, int], *, by: Actor, at: datetime, token: str = ""
) -> None:
    """Keep three answers apart from who gave them; only that somebody answered stays with the name."""
    row = take(row)
    rules.evaluate(by, row, at=at, token=token, answers=answers)
    row.is_evaluated = True
    row.save(update_fields=["is_evaluated"])
    CourseEvaluation.objects.create(run=row.run, **answers)
    audit.record("course.evaluated", row.run.course, by=ANONYMOUS, at=at, run=row.run_id)


@transaction.atomic
def bill(run: Run, *, by: Actor, at: datetime) -> list[Invoice]:
    """Make draft invoices for who must pay: one per organisation, and one per person on their own."""
    run = take_run(run.pk)
    rows = queries.to_bill(run)
    rules.bill(by, run, at=at, many=len(rows))
    made = []
    for _key, group in groupby(rows, key=lambda it: it.organisation_id or f"row {it.pk}"):
        made.append(_invoice(run, list(group), by=by, at=at))
    audit.record("course.billed", run.course, by=by, at=at, run=run.pk, invoices=len(made))
    return made


def _invoice(run: Run, rows: list[Enrolment], *, by: Actor, at: datetime) -> Invoice:
    course, first = run.course, rows[0]
    with translation.override("nl"):
        words = _("Deelname aan %(title)s") % {"title": course.title}
    body = first.organisation
    buyer = Buyer(
        body.name if body else first.name, body.email if body else first.address, words,
        buyer_street=body.address if body else "", buyer_postcode=body.postcode if body else "",
        buyer_kvk=body.kvk if body else "", organisation=body, person_id=first.person_id
        if not body else None,
    )  # fmt: skip
    it = invoices.make(course.centre, buyer, by=by, at=at)
    seller = invoiced.seller_of(course.centre)
    assert seller is not None
    line = Line(words[:160], Decimal(len(rows)), course.price_cents, seller.tax)
    invoices.add_line(it, line, by=by, at=at)
    Enrolment.objects.filter(pk__in=[row.pk for row in rows]).update(invoice=it)
    return it


@transaction.atomic
def add_material(course: Course, title: str, file: File, *, by: Actor, at: datetime) -> Material:
    """Add a file for who takes part, after looking what it is."""
    course = Course.objects.select_for_update().get(pk=course.pk)
    rules.add_material(by, course, many=course.materials.count())
    found = uploads.look_into(file)
    file.name = f"{uuid4().hex}.{found.ending}"
    made = Material.objects.create(
        course=course, title=title.strip()[:120], file=file, ending=found.ending,
        media_type=found.media_type, added_at=at,
    )  # fmt: skip
    audit.record("course.material_added", course, by=by, at=at, material=made.pk)
    return made


@transaction.atomic
def remove_material(material: Material, *, by: Actor, at: datetime) -> None:
    """Take a file away, for good."""
    rules.remove_material(by, material.course)
    files.let_go(material.file)
    material.delete()
    audit.record("course.material_removed", material.course, by=by, at=at, ending=material.ending)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Erase the name on certificates of seven years ago; number and facts stay."""
    rules.forget(by)
    old = Certificate.objects.filter(issued_at__lte=at - CERTIFICATES_KEPT).exclude(name="")
    return old.update(name="")


def look_at_needs(run: Run, *, by: Actor, at: datetime) -> list[CourseNeed]:
    """Return what people need; that somebody looked is written down."""
    rules.look_at_needs(by, run)
    audit.record("course.needs_seen", run.course, by=by, at=at, run=run.pk)
    return queries.needs(run)
