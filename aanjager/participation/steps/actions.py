"""Everything that changes a plan or a list of signatures; the initiative is taken first."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.steps import emails, queries, rules
from aanjager.participation.steps.choices import TEMPLATES
from aanjager.participation.steps.models import Signature, Step, SupportList
from aanjager.trust import audit


@dataclass(frozen=True)
class Signed:
    """What somebody fills in: who, where, for or against, and whether the name may be shown."""

    name: str
    street: str
    is_for: bool
    house_number: str = ""
    shows_name: bool = False


def _take(it: Initiative) -> Initiative:
    """Return the initiative as it is now, with its row taken until the end of the transaction."""
    return Initiative.objects.select_for_update(of=("self",)).select_related("centre").get(pk=it.pk)


@transaction.atomic
def start(it: Initiative, template: str, day: date, *, by: Actor, at: datetime) -> int:
    """Put the steps of a template in the plan, counted back from a day; what stands there stays."""
    it = _take(it)
    rules.start(by, it, template=template)
    has = set(Step.objects.filter(initiative=it, template=template).values_list("code", flat=True))
    made = []
    for advice in TEMPLATES[template].steps:
        due = day - timedelta(weeks=advice.weeks_before)
        if advice.code not in has:
            warn_on = due - timedelta(weeks=advice.warns_weeks)
            facts = {"template": template, "code": advice.code, "due_on": due, "warn_on": warn_on}
            made.append(Step(initiative=it, made_at=at, **facts))
    Step.objects.bulk_create(made)
    audit.record("steps.started", it, by=by, at=at, template=template, number=len(made))
    return len(made)


@transaction.atomic
def add(it: Initiative, title: str, *, due_on: date | None = None, by: Actor, at: datetime) -> Step:
    """Add an own step; with a day, the letter comes a week before."""
    it = _take(it)
    rules.add(by, it, number=Step.objects.filter(initiative=it).count())
    warn_on = due_on - timedelta(weeks=1) if due_on else None
    made = Step.objects.create(
        initiative=it, title=title.strip(), due_on=due_on, warn_on=warn_on, made_at=at
    )
    audit.record("steps.added", it, by=by, at=at, step=made.pk)
    return made


def _take_step(step: Step) -> Step:
    """Return the step as it is now, its initiative taken first."""
    it = _take(step.initiative)
    found = Step.objects.select_for_update().get(pk=step.pk)
    found.initiative = it
    return found


@transaction.atomic
def tick(step: Step, *, is_done: bool, by: Actor, at: datetime) -> None:
    """Say that a step is done, or not yet."""
    step = _take_step(step)
    rules.tick(by, step)
    step.done_at = at if is_done else None
    step.save(update_fields=["done_at"])
    audit.record("steps.ticked", step.initiative, by=by, at=at, step=step.pk, done=int(is_done))


@transaction.atomic
def assign(step: Step, member: Member | None, *, by: Actor, at: datetime) -> None:
    """Give a step to somebody who takes part, or to nobody."""
    step = _take_step(step)
    rules.assign(by, step, member=member)
    step.assignee_id = member.person_id if member else None
    step.save(update_fields=["assignee"])
    audit.record("steps.assigned", step.initiative, by=by, at=at, step=step.pk)


@transaction.atomic
def drop(step: Step, *, by: Actor, at: datetime) -> None:
    """Take a step out of the plan."""
    step = _take_step(step)
    rules.drop(by, step)
    audit.record("steps.dropped", step.initiative, by=by, at=at, step=step.pk)
    step.delete()


@transaction.atomic
def warn(*, by: Actor, at: datetime) -> int:
    """Write once about every step that comes near, to who does it or else who carries it; say how many."""
    rules.warn(by)
    steps = list(queries.to_warn(localdate(at)).select_for_update(of=("self",)))
    for step in steps:
        people = [step.assignee] if step.assignee else initiatives.leaders(step.initiative)
        emails.comes_near(step, people, at=at)
    Step.objects.filter(pk__in=[step.pk for step in steps]).update(warned_at=at)
    return len(steps)


@transaction.atomic
def open_list(
    it: Initiative, question: str, closes_on: date, *, by: Actor, at: datetime
) -> SupportList:
    """Ask the street: who is for, who is against."""
    it = _take(it)
    has_list = SupportList.objects.filter(initiative=it).exists()
    rules.open_list(by, it, has_list=has_list, closes_on=closes_on, today=localdate(at))
    made = SupportList.objects.create(
        initiative=it, question=question.strip(), opened_at=at, closes_on=closes_on
    )
    audit.record("steps.opened", it, by=by, at=at, support=made.pk)
    return made


def _take_list(support: SupportList) -> SupportList:
    it = _take(support.initiative)
    found = SupportList.objects.select_for_update().get(pk=support.pk)
    found.initiative = it
    return found


@transaction.atomic
def sign(support: SupportList, signed: Signed, email: str, *, by: Actor, at: datetime) -> None:
    """Sign; it counts after the link in the letter. What counts already is never changed or told."""
    support = _take_list(support)
    rules.sign(by, support, today=localdate(at))
    found = support.signatures.filter(email__iexact=email).first()
    if found and found.confirmed_at:
        return
    token = secrets.token_urlsafe(24)
    it = found or Signature(support=support, email=email)
    if found and localdate(found.signed_at) == localdate(at):
        return  # the letter of today still holds, with what it says
    for name, value in vars(signed).items():
        setattr(it, name, value)
    it.person_id, it.signed_at, it.token_hash = by.person_id, at, queries.hash_of(token)
    it.save()
    audit.record("steps.signed", support.initiative, by=by, at=at, signature=it.pk)
    emails.please_confirm(it, token, at=at)


@transaction.atomic
def confirm(signature: Signature, *, by: Actor, at: datetime) -> None:
    """Make a signature count, as it was when its link was opened."""
    support = _take_list(signature.support)
    it = Signature.objects.select_for_update().get(pk=signature.pk)
    it.support = support
    rules.confirm(by, it, today=localdate(at), opened=signature.token_hash)
    it.confirmed_at = at
    it.save(update_fields=["confirmed_at"])
    audit.record("steps.confirmed", support.initiative, by=by, at=at, signature=it.pk)


@transaction.atomic
def write_over(support: SupportList, signed: Signed, *, by: Actor, at: datetime) -> Signature:
    """Write over one line of the paper list; it counts at once, and is marked as from paper."""
    support = _take_list(support)
    rules.write_over(by, support, today=localdate(at))
    made = Signature.objects.create(
        support=support,
        origin=Signature.Origin.PAPER,
        signed_at=at,
        confirmed_at=at,
        **vars(signed),
    )
    audit.record("steps.written_over", support.initiative, by=by, at=at, signature=made.pk)
    return made


@transaction.atomic
def erase(*, by: Actor, at: datetime) -> int:
    """Erase the names of lists that closed long ago, keep the counts; and addresses never confirmed."""
    rules.erase(by)
    queries.unproven(at).delete()
    lists = list(queries.to_erase(localdate(at)).select_for_update())
    for support in lists:
        found = queries.counts(support)
        support.counted_for, support.counted_against = found.pro, found.con
        support.erased_at = at
        support.save(update_fields=["counted_for", "counted_against", "erased_at"])
        support.signatures.all().delete()
        audit.record("steps.erased", support, by=by, at=at)
    return len(lists)
