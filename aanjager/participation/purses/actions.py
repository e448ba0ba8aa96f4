"""Everything that changes a purse; its row is taken first, so that two payments never meet."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation
from aanjager.kernel import photos, uploads
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.purses import queries, rules
from aanjager.participation.purses.choices import RECEIPT_SIDE
from aanjager.participation.purses.models import Entry, Purse
from aanjager.trust import audit

Kind, State = Entry.Kind, Entry.State


@dataclass(frozen=True)
class Money:
    """An amount in cents, its day, what for, and the line of the budget."""

    amount_cents: int
    on: date
    words: str
    budget_line: str = ""


def _take(purse: Purse) -> Purse:
    """Return the purse as it is now, with its row taken until the end of the transaction."""
    found = Purse.objects.select_for_update(of=("self",)).select_related("host")
    now = found.get(pk=purse.pk)
    now.initiative = purse.initiative
    return now


@transaction.atomic
def ask_host(it: Initiative, host: Organisation, *, by: Actor, at: datetime) -> Purse:
    """Ask an organisation to receive and account for the money."""
    Initiative.objects.select_for_update().get(pk=it.pk)
    purse = queries.purse_of(it)
    rules.ask_host(by, it, purse=purse, host=host)
    purse = purse or Purse(initiative=it)
    purse.host, purse.state = host, Purse.State.ASKED
    purse.asked_at, purse.answered_at = at, None
    purse.save()
    audit.record("purse.host_asked", it, by=by, at=at, organisation=host.pk)
    return purse


@transaction.atomic
def answer(purse: Purse, *, says_yes: bool, by: Actor, at: datetime) -> None:
    """Say yes or no to receiving the money."""
    purse = _take(purse)
    rules.answer(by, purse)
    purse.state = Purse.State.OPEN if says_yes else Purse.State.DECLINED
    purse.answered_at = at
    purse.save(update_fields=["state", "answered_at"])
    audit.record("purse.answered", purse.initiative, by=by, at=at, yes=int(says_yes))


@transaction.atomic
def receive(purse: Purse, money: Money, *, by: Actor, at: datetime) -> Entry:
    """Enter what came in; it is booked at once."""
    purse = _take(purse)
    rules.receive(by, purse, cents=money.amount_cents)
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
    """Enter what was spent, with its receipt; a photo is drawn anew, a PDF is looked into."""
    rules.spend(by, purse, cents=money.amount_cents)
    ending, content = _receipt(receipt) if receipt else ("", b"")
    purse = _take(purse)  # after the drawing, which takes time
    rules.spend(by, purse, cents=money.amount_cents)
    made = Entry(
        purse=purse, kind=Kind.OUT, state=State.WAITING, entered_by_id=by.person_id, entered_at=at,
        **vars(money),
    )  # fmt: skip
    if content:
        made.receipt.save(f"{uuid4().hex}.{ending}", ContentFile(content), save=False)
    made.save()
    audit.record("purse.spent", purse.initiative, by=by, at=at, entry=made.pk)
    return made


def _receipt(file: File) -> tuple[str, bytes]:
    """Return a receipt as we keep it: a PDF as it is, everything else as a new JPEG."""
    if (file.name or "").lower().endswith(".pdf"):
        uploads.look_into(file)
        file.seek(0)
        return "pdf", file.read()
    made = io.BytesIO()
    picture = photos.drawn_anew(file, file.size, side=RECEIPT_SIDE)  # type: ignore[arg-type]
    picture.save(made, "JPEG", quality=82, optimize=True)
    return "jpg", made.getvalue()


@transaction.atomic
def decide(
    entry: Entry, *, says_yes: bool, words: str = "", may_go_below: bool = False, by: Actor,
    at: datetime,
) -> Entry:  # fmt: skip
    """Pay or not; the balance is counted with the purse taken, so two at once cannot both have the last euro."""
    purse = _take(entry.purse)
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    entry.purse = purse
    balance = queries.totals(purse).balance
    rules.decide(
        by, entry, says_yes=says_yes, words=words, balance=balance, may_go_below=may_go_below
    )
    entry.state = State.BOOKED if says_yes else State.REFUSED
    entry.decided_at, entry.decided_words = at, "" if says_yes else words.strip()
    entry.below_zero = says_yes and balance < entry.amount_cents
    entry.save(update_fields=["state", "decided_at", "decided_words", "below_zero"])
    audit.record(
        "purse.decided", purse.initiative, by=by, at=at, entry=entry.pk, yes=int(says_yes)
    )
    return entry


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Wipe the receipts whose five years are over; amounts stay, for the totals. Say how many."""
    rules.forget(by)
    old = list(queries.outlived(localdate(at)).exclude(receipt="").select_for_update())
    for entry in old:
        entry.receipt.delete(save=False)
        entry.receipt, entry.entered_by = "", None
        entry.save(update_fields=["receipt", "entered_by"])
        audit.record("purse.forgotten", entry, by=by, at=at)
    return len(old)
