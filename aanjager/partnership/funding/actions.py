"""Everything that changes an application: its row is taken first, then the plan."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.governance.plans import actions as plans
from aanjager.governance.plans.actions import Paid
from aanjager.governance.plans.models import CostLine, Coverage, Payer, Plan
from aanjager.kernel import uploads
from aanjager.kernel.actor import Actor
from aanjager.kernel.money import split
from aanjager.partnership.funding import emails, queries, rules
from aanjager.partnership.funding.choices import REMIND_DAYS, Chance
from aanjager.partnership.funding.models import Accounting, Application, ChecklistItem, Payment
from aanjager.partnership.funds.models import Fund, FundRound
from aanjager.trust import audit

State = Application.State


@dataclass(frozen=True)
class Sum:
    """An amount in cents, its day, whether it went back, and which page sent it."""

    amount_cents: int
    on: date
    is_back: bool = False
    client_id: UUID = field(default_factory=uuid4)


def _taken(it: Application) -> Application:
    found = Application.objects.select_for_update(of=("self",))
    return found.select_related("plan", "fund", "centre", "payer").get(pk=it.pk)


@transaction.atomic
def begin(
    plan: Plan, fund: Fund, period: FundRound | None = None, *, by: Actor, at: datetime
) -> Application:
    """Begin an application, with the dates of the round and the checklist of the fund."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    rules.begin(by, plan, fund, is_running=queries.is_running(plan, fund))
    it = Application.objects.create(
        centre_id=plan.centre_id, plan=plan, fund=fund, owner_id=by.user_id, made_at=at,
        deadline=period.closes_on if period else None,
        decides_on=period.decides_on if period else None,
    )  # fmt: skip
    ChecklistItem.objects.bulk_create(
        ChecklistItem(application=it, text=one.text, wants_file=one.wants_file)
        for one in fund.requirements.order_by("pk")
    )
    audit.record("application.begun", it, by=by, at=at, plan=plan.pk, fund=fund.pk)
    return it


@transaction.atomic
def arrange(
    it: Application, chance: int, deadline: date | None, decides_on: date | None, *, by: Actor,
    at: datetime,
) -> Application:  # fmt: skip
    """Set how likely it is, and the dates."""
    it = _taken(it)
    rules.arrange(by, it)
    it.chance, it.deadline, it.decides_on = Chance(chance), deadline, decides_on
    it.save(update_fields=["chance", "deadline", "decides_on"])
    audit.record("application.arranged", it, by=by, at=at)
    return it


@transaction.atomic
def claim(it: Application, line: CostLine, cents: int, *, by: Actor, at: datetime) -> Coverage:
    """Ask this fund for a part of a cost; the plan refuses what is asked of somebody else already."""
    it = _taken(it)
    rules.claim(by, it)
    made = plans.cover(line, Paid(Payer.Kind.FUND, it.fund.name[:120], cents), by=by, at=at)
    if it.payer_id != made.payer_id:
        it.payer = made.payer
        it.save(update_fields=["payer"])
    audit.record("application.claimed", it, by=by, at=at, line=line.pk, cents=cents)
    return made


@transaction.atomic
def tick(
    item: ChecklistItem, file: File | None = None, *, is_done: bool = True, by: Actor, at: datetime
) -> ChecklistItem:
    """Say that something is ready, with its file; or that it is not after all."""
    it = _taken(item.application)
    item = ChecklistItem.objects.get(pk=item.pk)
    item.application = it
    rules.tick(by, item, has_file=not is_done or bool(file or item.file))
    if file:
        upload = uploads.look_into(file)
        file.seek(0)
        item.file_name, item.media_type = (file.name or "")[-120:], upload.media_type
        item.file.save(f"{uuid4().hex}.{upload.ending}", file, save=False)
    item.done_at = at if is_done else None
    item.save()
    audit.record("application.ticked", it, by=by, at=at, item=item.pk, done=int(is_done))
    return item


@transaction.atomic
def send(it: Application, *, by: Actor, at: datetime) -> Application:
    """Write down that it went to the fund; what is asked is fixed now."""
    it = _taken(it)
    Plan.objects.select_for_update().get(pk=it.plan_id)
    asked, missing = queries.asked(it), it.checklist.filter(done_at=None).count()
    rules.send(by, it, asked=asked, missing=missing, today=localdate(at))
    it.state, it.asked_cents, it.sent_at = State.SENT, asked, at
    it.save(update_fields=["state", "asked_cents", "sent_at"])
    audit.record("application.sent", it, by=by, at=at, cents=asked)
    return it


@transaction.atomic
def grant(it: Application, cents: int, *, by: Actor, at: datetime) -> Application:
    """The fund said yes; what it grants is divided over the costs it was asked for, to the cent."""
    it = _taken(it)
    rules.grant(by, it, cents=cents)
    asked = [c for c in queries.claims(it) if c.state == Coverage.State.ASKED]
    for coverage, part in zip(asked, split(cents, [c.amount_cents for c in asked]), strict=True):
        if part:
            paid = Paid(Payer.Kind.FUND, coverage.payer.name, part, Coverage.State.PROMISED)
            plans.cover(coverage.line, paid, by=by, at=at)
        else:
            plans.answer_coverage(coverage, state=Coverage.State.REFUSED, by=by, at=at)
    it.state, it.granted_cents, it.decided_at = State.GRANTED, cents, at
    it.save(update_fields=["state", "granted_cents", "decided_at"])
    audit.record("application.granted", it, by=by, at=at, cents=cents)
    return it


@transaction.atomic
def refuse(it: Application, reason: str, *, by: Actor, at: datetime) -> Application:
    """The fund said no; the costs are free for another."""
    it = _taken(it)
    rules.refuse(by, it, reason=reason)
    return _closed(it, State.REFUSED, reason, by=by, at=at)


@transaction.atomic
def withdraw(it: Application, reason: str, *, by: Actor, at: datetime) -> Application:
    """The centre takes it back; the costs are free for another."""
    it = _taken(it)
    rules.withdraw(by, it, reason=reason)
    return _closed(it, State.WITHDRAWN, reason, by=by, at=at)


def _closed(it: Application, state: str, reason: str, *, by: Actor, at: datetime) -> Application:
    for coverage in queries.claims(it):
        if coverage.state != Coverage.State.REFUSED:
            plans.answer_coverage(coverage, state=Coverage.State.REFUSED, by=by, at=at)
    it.state, it.reason, it.decided_at = state, reason.strip(), at
    it.save(update_fields=["state", "reason", "decided_at"])
    audit.record(f"application.{state}", it, by=by, at=at)
    return it


@transaction.atomic
def pay(it: Application, money: Sum, *, by: Actor, at: datetime) -> Payment:
    """Enter what came in or went back; once when the button is pressed twice."""
    it = _taken(it)
    if known := it.payments.filter(client_id=money.client_id).first():
        rules.read(by, it)
        return known
    stands = queries.money(it)
    room = stands.received - stands.returned if money.is_back else stands.to_come
    rules.pay(by, it, cents=money.amount_cents, is_back=money.is_back, room=room)
    kind = Payment.Kind.RETURNED if money.is_back else Payment.Kind.RECEIVED
    made = it.payments.create(
        kind=kind, amount_cents=money.amount_cents, on=money.on, client_id=money.client_id
    )
    audit.record("application.paid", it, by=by, at=at, kind=str(kind), cents=money.amount_cents)
    return made


@transaction.atomic
def plan_accounting(
    it: Application, due_on: date, what: str, *, by: Actor, at: datetime
) -> Accounting:
    """Write down when the centre accounts for the money, and how."""
    it = _taken(it)
    rules.plan_accounting(by, it)
    made, _is_new = it.accountings.get_or_create(due_on=due_on, what=what.strip())
    audit.record("application.accounting_planned", it, by=by, at=at)
    return made


@transaction.atomic
def account(one: Accounting, *, by: Actor, at: datetime) -> Accounting:
    """Say that it was accounted for."""
    it = _taken(one.application)
    one = Accounting.objects.get(pk=one.pk)
    one.application = it
    rules.account(by, one)
    one.done_at = at
    one.save(update_fields=["done_at"])
    audit.record("application.accounted", it, by=by, at=at)
    return one


@transaction.atomic
def settle(it: Application, spent_cents: int, *, by: Actor, at: datetime) -> Application:
    """Write down what was spent; what came in more must go back."""
    it = _taken(it)
    rules.settle(by, it, spent=spent_cents)
    it.spent_cents = spent_cents
    it.save(update_fields=["spent_cents"])
    audit.record("application.settled", it, by=by, at=at, cents=spent_cents)
    return it


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Write to who made the application two weeks and three days before; say how many must be done."""
    rules.remind(by)
    found = queries.to_remind(localdate(at), REMIND_DAYS)
    for deadline, term in found:
        emails.comes_near(deadline, term, at=at)
    return len(found)
