"""Everything that changes a complaint; its row is taken first."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.governance.complaints import emails, queries, rules
from aanjager.governance.complaints.models import Complaint, LogLine
from aanjager.kernel.actor import Actor
from aanjager.kernel.clock import add_working_days
from aanjager.trust import audit


@dataclass(frozen=True)
class Told:
    """What somebody complains about, and where the answer can go."""

    about: str
    text: str
    name: str = ""
    email: str = ""
    client_id: UUID = field(default_factory=uuid4)


@transaction.atomic
def complain(centre: Centre, told: Told, *, by: Actor, at: datetime) -> Complaint:
    """Take a complaint in, once when the button is pressed twice; both sides get a letter."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    rules.complain(by, centre, text=told.text, today=queries.since(centre, at))
    if known := Complaint.objects.filter(client_id=told.client_id, centre=centre).first():
        return known
    it = Complaint.objects.create(
        centre=centre, person_id=by.person_id if told.email else None, made_at=at,
        answer_by=add_working_days(at, queries.term(centre)), **vars(told),
    )  # fmt: skip
    audit.record("complaint.made", it, by=by, at=at)
    emails.taken_in(it, at=at)
    return it


def _taken(it: Complaint) -> Complaint:
    return Complaint.objects.select_for_update(of=("self",)).select_related("centre").get(pk=it.pk)


@transaction.atomic
def log(it: Complaint, text: str, *, by: Actor, at: datetime) -> LogLine:
    """Write down what was done about it."""
    it = _taken(it)
    rules.log(by, it, text=text)
    made = it.log.create(text=text.strip(), written_at=at)
    audit.record("complaint.logged", it, by=by, at=at)
    return made


@transaction.atomic
def answer(
    it: Complaint, outcome: str, text: str, *, name: str = "", by: Actor, at: datetime
) -> Complaint:
    """Answer, with whether the complaint is right; who left an address gets it by letter."""
    it = _taken(it)
    rules.answer(by, it, text=text)
    it.outcome, it.answer, it.answerer_name, it.answered_at = outcome, text.strip(), name, at
    it.save(update_fields=["outcome", "answer", "answerer_name", "answered_at"])
    audit.record("complaint.answered", it, by=by, at=at, outcome=outcome)
    emails.answered(it, at=at)
    return it


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Wipe name, address and words a year after the answer; the numbers stay. Say how many."""
    rules.forget(by)
    old = list(queries.outlived(at).select_for_update(of=("self",)))
    for it in old:
        it.name = it.email = it.text = it.answer = ""
        it.person, it.forgotten_at = None, at
        it.save()
        it.log.all().delete()
        audit.record("complaint.forgotten", it, by=by, at=at)
    return len(old)
