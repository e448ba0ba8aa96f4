"""Everything that changes a purse; its row is taken first, so that two payments never meet."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation
from aanjager.kernel import actions as files
from aanjager.kernel import pdfs, photos, uploads
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.purses import emails, queries, rules
from aanjager.participation.purses.choices import RECEIPT_SIDE
from aanjager.participation.purses.models import Entry, Purse
from aanjager.trust import audit

Kind, State = Entry.Kind, Entry.State


@dataclass(frozen=True)
class Money:
    """An amount in cents, its day, what for, the line of the budget, and which page sent it."""

    amount_cents: int
    on: date
    words: str
    budget_line: str = ""
    client_id: UUID = field(default_factory=uuid4)


def _take(purse: Purse) -> Purse:
    """Return the purse as it is now, with its row taken until the end of the transaction.

    Without a join: PostgreSQL drops a joined row whose other side changed while it waited.
    """
    now = Purse.objects.select_for_update().get(pk=purse.pk)
    now.initiative = purse.initiative
    return now


def _take_entry(entry: Entry) -> Entry:
    """Return the entry as it is now, its purse taken first."""
    purse = _take(entry.purse)
    found = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    found.purse = purse
    return found


@transaction.atomic
def ask_host(it: Initiative, host: Organisation, *, by: Actor, at: datetime) -> Purse:
    """Ask an organisation to receive and account for the money; the one asked before is let off."""
    Initiative.objects.select_for_update().get(pk=it.pk)
    purse = queries.purse_of(it)
    purse = _take(purse) if purse else None
    rules.ask_host(by, it, purse=purse, host=host)
    if purse and purse.state == Purse.State.ASKED:
        emails.let_off(purse, at=at)
    purse = purse or Purse(initiative=it)
    purse.host, purse.state = host, Purse.State.ASKED
    purse.asked_at, purse.answered_at = at, None
    purse.save()
    audit.record("purse.host_asked", it, by=by, at=at, organisation=host.pk)
    emails.asks_you(purse, at=at)
    return purse


@transaction.atomic
def answer(purse: Purse, *, says_yes: bool, by: Actor, at: datetime) -> None:
    """Say yes or no to receiving the money; who carries the initiative gets a letter."""
    purse = _take(purse)
    rules.answer(by, purse)
    purse.state = Purse.State.OPEN if says_yes else Purse.State.DECLINED
    purse.answered_at = at
    purse.save(update_fields=["state", "answered_at"])
    audit.record("purse.answered", purse.initiative, by=by, at=at, yes=int(says_yes))
    emails.host_answered(purse, at=at)


@transaction.atomic
def receive(purse: Purse, money: Money, *, by: Actor, at: datetime) -> Entry:
    """Enter what came in; it is booked at once, and once when the button is pressed twice."""
    purse = _take(purse)
    rules.receive(by, purse, cents=money.amount_cents, on=money.on, today=localdate(at))
    if known := queries.booked_before(purse, money.client_id):
        return known
    made = Entry.objects.create(
        purse=purse, kind=Kind.IN, state=State.BOOKED, entered_by_id=by.person_id, entered_at=at,
        decided_at=at, **vars(money),
    )  # fmt: skip
    audit.record("purse.received", purse.initiative, by=by, at=at, entry=made.pk)
    return made


@transaction.atomic
def spend(
    purse: Purse, money: Money, *, receipt: File | None = None, by: Actor, at: datetime
) -> Entry:
    """Enter what was spent, with its receipt; the host gets a letter, once a day at most."""
    day = localdate(at)
    rules.spend(by, purse, cents=money.amount_cents, on=money.on, today=day)
    store = _storing(receipt)
    purse = _take(purse)  # after the drawing, which takes time
    rules.spend(by, purse, cents=money.amount_cents, on=money.on, today=day)
    if known := queries.booked_before(purse, money.client_id):
        return known
    made = Entry(
        purse=purse, kind=Kind.OUT, state=State.WAITING, entered_by_id=by.person_id, entered_at=at,
        **vars(money),
    )  # fmt: skip
    store(made)
    made.save()
    audit.record("purse.spent", purse.initiative, by=by, at=at, entry=made.pk)
    emails.waits_for_you(purse, at=at)
    return made


@transaction.atomic
def attach(entry: Entry, receipt: File, *, by: Actor, at: datetime) -> None:
    """Add the receipt that came later; one that is there is never replaced."""
    rules.attach(by, entry)
    store = _storing(receipt)
    entry = _take_entry(entry)
    rules.attach(by, entry)
    store(entry)
    entry.save(update_fields=["receipt"])
    audit.record("purse.attached", entry.purse.initiative, by=by, at=at, entry=entry.pk)


def _storing(file: File | None) -> Callable[[Entry], None]:
    """Return what puts a receipt as we keep it on an entry: a PDF without who made it, a photo as a new JPEG."""
    if file is None:
        return lambda entry: None
    if (file.name or "").lower().endswith(".pdf"):
        uploads.look_into(file)
        file.seek(0)
        ending, content = "pdf", pdfs.cleaned(file.read())
    else:
        made = io.BytesIO()
        picture = photos.drawn_anew(file, file.size, side=RECEIPT_SIDE)  # type: ignore[arg-type]
        picture.save(made, "JPEG", quality=82, optimize=True)
        ending, content = "jpg", made.getvalue()
    name = f"{uuid4().hex}.{ending}"
    return lambda entry: entry.receipt.save(name, ContentFile(content), save=False)


@transaction.atomic
def decide(
    entry: Entry, *, says_yes: bool, words: str = "", may_go_below: bool = False, by: Actor,
    at: datetime,
) -> Entry:  # fmt: skip
    """Pay or not; the balance is counted with the purse taken, so two at once cannot both have the last euro."""
    entry = _take_entry(entry)
    balance = queries.totals(entry.purse).balance
    rules.decide(
        by, entry, says_yes=says_yes, words=words, balance=balance, may_go_below=may_go_below
    )
    entry.state = State.BOOKED if says_yes else State.REFUSED
    entry.decided_at, entry.decided_words = at, "" if says_yes else words.strip()
    entry.below_zero = says_yes and balance < entry.amount_cents
    entry.save(update_fields=["state", "decided_at", "decided_words", "below_zero"])
    it = entry.purse.initiative
    audit.record("purse.decided", it, by=by, at=at, entry=entry.pk, yes=int(says_yes))
    if not says_yes:
        emails.not_paid(entry, at=at)
    return entry


@transaction.atomic
def undo(entry: Entry, *, words: str, by: Actor, at: datetime) -> None:
    """Take back what was booked by mistake; it stays readable with why, and counts no more."""
    entry = _take_entry(entry)
    rules.undo(by, entry, words=words)
    entry.state, entry.decided_at, entry.decided_words = State.UNDONE, at, words.strip()
    entry.save(update_fields=["state", "decided_at", "decided_words"])
    audit.record("purse.undone", entry.purse.initiative, by=by, at=at, entry=entry.pk)


@transaction.atomic
def close(purse: Purse, *, words: str = "", by: Actor, at: datetime) -> None:
    """Settle and close: what is left is booked out, what is short is booked in, each with its words."""
    purse = _take(purse)
    totals = queries.totals(purse)
    rules.close(by, purse, balance=totals.balance, waiting=totals.waiting, words=words)
    if totals.balance:
        kind = Kind.OUT if totals.balance > 0 else Kind.IN
        Entry.objects.create(
            purse=purse, kind=kind, state=State.BOOKED, entered_by_id=by.person_id, entered_at=at,
            decided_at=at, amount_cents=abs(totals.balance), on=localdate(at), words=words.strip(),
        )  # fmt: skip
    purse.state, purse.closed_at = Purse.State.CLOSED, at
    purse.save(update_fields=["state", "closed_at"])
    audit.record("purse.closed", purse.initiative, by=by, at=at)
    emails.closed(purse, at=at)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Wipe receipt, words and name five years after the year; amount and day stay. Say how many."""
    rules.forget(by)
    old = list(queries.outlived(localdate(at)).select_for_update(of=("self",)))
    for entry in old:
        files.let_go(entry.receipt)
        entry.receipt = entry.words = entry.budget_line = entry.decided_words = ""
        entry.entered_by, entry.forgotten_at = None, at
        entry.save()
        audit.record("purse.forgotten", entry, by=by, at=at)
    return len(old)
