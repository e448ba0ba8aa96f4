"""Working, adding documents, delivering, confirming and closing; the assignment is taken first."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.advice.assignments import emails, queries, rules
from aanjager.advice.assignments.actions.steps import move, new_link, take, tell
from aanjager.advice.assignments.models import (
    Assignment,
    AssignmentFile,
    Move,
    Offer,
    WorkedHours,
)
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

State = Assignment.State


@dataclass(frozen=True)
class Hours:
    """Hours of a day, and for a volunteer what was paid for them."""

    on: date
    hours: Decimal
    words: str = ""
    allowance_cents: int = 0
    costs_cents: int = 0


@transaction.atomic
def begin(it: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """Begin to work."""
    it = take(it)
    rules.begin(by, it, queries.contract_of(it))
    move(it, State.WORKING, at=at)
    tell(it, "begun", actor=by, at=at)
    return it


@transaction.atomic
def note_hours(it: Assignment, worked: Hours, *, by: Actor, at: datetime) -> WorkedHours:
    """Write down hours; a limit of the law that is passed is said, and refuses nothing."""
    it = take(it)
    cents = worked.allowance_cents + worked.costs_cents
    rules.note_hours(by, it, on=worked.on, today=localdate(at), cents=cents)
    made = WorkedHours.objects.create(assignment=it, **asdict(worked))
    audit.record("assignment.hours_noted", it, by=by, at=at, row=made.pk)
    return made


@transaction.atomic
def remove_hours(row: WorkedHours, *, by: Actor, at: datetime) -> None:
    """Take hours back that were written by mistake."""
    it = take(row.assignment)
    rules.remove_hours(by, it)
    audit.record("assignment.hours_removed", it, by=by, at=at, row=row.pk)
    row.delete()


@transaction.atomic
def add_file(it: Assignment, file: File, *, by: Actor, at: datetime) -> AssignmentFile:
    """Add a document: what it is by its content, without who made it, when and where."""
    rules.add_file(by, it)
    found = files.cleaned(file)
    it = take(it)
    rules.add_file(by, it, many=it.files.count())
    made = AssignmentFile(
        assignment=it, name=found.name, media_type=found.media_type, size=len(found.content),
        added_at=at, added_by_id=by.person_id,
    )  # fmt: skip
    found.put_in(made.file)
    made.save()
    audit.record("assignment.file_added", it, by=by, at=at, file=made.pk)
    return made


@transaction.atomic
def remove_file(file: AssignmentFile, *, by: Actor, at: datetime) -> None:
    """Take a document away; it is gone once the change stands."""
    take(file.assignment)
    rules.remove_file(by, file)
    audit.record("assignment.file_removed", file.assignment, by=by, at=at, file=file.pk)
    files.let_go(file.file)
    file.delete()


@transaction.atomic
def deliver(
    it: Assignment, words: str, learned: str = "", *, by: Actor, at: datetime
) -> Assignment:
    """Say what is ready and what was learned; the organisation gets a link to look and confirm."""
    it = take(it)
    rules.deliver(by, it, words)
    token = new_link(it)
    it.delivery, it.learned = words.strip(), learned.strip()
    move(it, State.DELIVERED, "delivery", "learned", at=at)
    tell(it, "delivered", words, actor=by, at=at)
    emails.delivered(it, token, at=at)
    return it


@transaction.atomic
def confirm(
    it: Assignment, name: str, words: str = "", *, token: str = "", by: Actor, at: datetime
) -> None:
    """Say that the result is there; the expert and the centre get a letter."""
    it = take(it)
    rules.confirm(by, it, name, token=token)
    it.finished_at = at
    move(it, State.CONFIRMED, "finished_at", at=at)
    tell(it, "confirmed", words, name=name.strip(), actor=by, at=at)
    emails.confirmed(it, at=at)


@transaction.atomic
def send_back(
    it: Assignment, words: str, *, token: str = "", by: Actor, at: datetime
) -> None:  # fmt: skip
    """Say what is missing; the expert works on, and the link stops until it is ready again."""
    it = take(it)
    rules.send_back(by, it, words, token=token)
    it.token_hash = ""
    move(it, State.WORKING, "token_hash", at=at)
    name = "" if by.coordinates(it) else it.organisation.name
    tell(it, "sent_back", words, name=name, actor=by, at=at)
    emails.sent_back(it, words, at=at)


@transaction.atomic
def close(it: Assignment, learned: str, *, by: Actor, at: datetime) -> None:
    """Round it off with what was learned, as everybody of it may read."""
    it = take(it)
    rules.close(by, it)
    it.learned = learned.strip()
    move(it, State.CLOSED, "learned", at=at)
    tell(it, "closed", actor=by, at=at)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let names, words and documents go a year after it was over; the figures and agreements stay."""
    rules.forget(by)
    found = list(queries.to_forget(at).select_for_update(of=("self",)))
    for it in found:
        for file in it.files.all():
            files.let_go(file.file)
        it.files.all().delete()
        Move.objects.filter(assignment=it).update(by=None, name="", words="")
        Offer.objects.filter(assignment=it).update(words="")
        it.worked.update(words="")
        it.forgotten_at = at
        it.save(update_fields=["forgotten_at"])
        audit.record("assignment.forgotten", it, by=by, at=at)
    return len(found)
