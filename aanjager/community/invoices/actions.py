"""Everything that changes an invoice; its row is taken first, and then the series that numbers it."""

import secrets
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.invoices import emails, queries, rules
from aanjager.community.invoices.choices import Unit
from aanjager.community.invoices.models import Invoice, InvoiceLine, Seller, Series
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

State, Kind = Invoice.State, Invoice.Kind
FROZEN = ("name", "street", "postcode", "city", "kvk", "vat_number", "iban", "tax")
BUYER = (
    "buyer_name", "buyer_email", "buyer_street", "buyer_postcode", "buyer_city", "buyer_kvk",
    "reference", "about",
)  # fmt: skip


@dataclass(frozen=True)
class Buyer:
    """Who is to pay: an organisation of the centre or a party by name, with its address."""

    buyer_name: str
    buyer_email: str
    about: str
    buyer_street: str = ""
    buyer_postcode: str = ""
    buyer_city: str = ""
    buyer_kvk: str = ""
    reference: str = ""
    organisation: Organisation | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Line:
    """One line as it is filled in; the price is without VAT."""

    words: str
    quantity: Decimal
    price_cents: int
    tax: str
    unit: str = Unit.PIECE


def _take(it: Invoice) -> Invoice:
    """Return the invoice as it is now, with its row taken until the end of the transaction."""
    now = Invoice.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre = it.centre
    return now


@transaction.atomic
def describe(centre: Centre, facts: dict[str, Any], *, by: Actor, at: datetime) -> Seller:
    """Say what stands on the invoices of a centre; what was sent keeps what it said."""
    rules.describe(by, centre, tax=facts["tax"], vat_number=facts["vat_number"])
    seller, _is_new = Seller.objects.update_or_create(centre=centre, defaults=facts)
    audit.record("seller.described", seller, by=by, at=at)
    return seller


@transaction.atomic
def make(centre: Centre, buyer: Buyer, *, by: Actor, at: datetime) -> Invoice:
    """Begin an invoice, as a draft without a number."""
    rules.make(by, centre, queries.seller_of(centre))
    facts = {each.name: getattr(buyer, each.name) for each in fields(buyer)}
    it = Invoice.objects.create(centre=centre, made_at=at, **facts)
    audit.record("invoice.made", it, by=by, at=at)
    return it


@transaction.atomic
def change(it: Invoice, buyer: Buyer, *, by: Actor, at: datetime) -> Invoice:
    """Change to whom a draft goes and what it is about."""
    it = _take(it)
    rules.change(by, it)
    for name in BUYER:
        setattr(it, name, getattr(buyer, name))
    it.save(update_fields=BUYER)
    audit.record("invoice.changed", it, by=by, at=at)
    return it


@transaction.atomic
def add_line(it: Invoice, line: Line, *, by: Actor, at: datetime) -> InvoiceLine:
    """Put a line on a draft, with the rate of this day."""
    it = _take(it)
    rules.add_line(by, it, queries.lines_of(it))
    made = InvoiceLine.objects.create(
        invoice=it, rate=queries.rate(line.tax, on=localdate(at)), **asdict(line)
    )
    audit.record("invoice.line_added", it, by=by, at=at)
    return made


@transaction.atomic
def remove_line(line: InvoiceLine, *, by: Actor, at: datetime) -> None:
    """Take a line off a draft."""
    it = _take(line.invoice)
    rules.remove_line(by, it)
    line.delete()
    audit.record("invoice.line_removed", it, by=by, at=at)


@transaction.atomic
def drop(it: Invoice, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; it never had a number, so none is missing."""
    it = _take(it)
    rules.drop(by, it)
    audit.record("invoice.dropped", it, by=by, at=at)
    it.delete()


def _next(centre: Centre, year: int) -> int:
    """Give out the next number of a year: the row of the series is held until the invoice stands."""
    Series.objects.get_or_create(centre=centre, year=year)
    series = Series.objects.select_for_update().get(centre=centre, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _number(it: Invoice, seller: dict[str, Any], days: int, *, at: datetime) -> str:
    """Give a draft its number, day, seller and link; return the token of the link."""
    token, today = secrets.token_urlsafe(24), localdate(at)
    it.year, it.number = today.year, _next(it.centre, today.year)
    it.state, it.sent_at, it.issued_on = State.SENT, at, today
    it.due_on, it.seller, it.token_hash = today + timedelta(days=days), seller, hash_of(token)
    it.save()
    return token


@transaction.atomic
def send(it: Invoice, *, by: Actor, at: datetime) -> Invoice:
    """Number and send a draft; rates are those of this day, and from now on nothing of it changes."""
    it = _take(it)
    lines, seller = queries.lines_of(it), queries.seller_of(it.centre)
    rules.send(by, it, lines, seller)
    assert seller is not None
    for line in lines:
        line.rate = queries.rate(line.tax, on=localdate(at))
    InvoiceLine.objects.bulk_update(lines, ["rate"])
    frozen = {name: getattr(seller, name) for name in FROZEN}
    token = _number(it, frozen, seller.pay_days, at=at)
    audit.record("invoice.sent", it, by=by, at=at, number=it.code)
    emails.sent(it, token, at=at)
    return it


@transaction.atomic
def pay(it: Invoice, on: date, *, by: Actor, at: datetime) -> Invoice:
    """Write down that the money came in."""
    it = _take(it)
    rules.pay(by, it, on=on, today=localdate(at))
    it.state, it.paid_on = State.PAID, on
    it.save(update_fields=["state", "paid_on"])
    audit.record("invoice.paid", it, by=by, at=at)
    return it


@transaction.atomic
def credit(it: Invoice, *, by: Actor, at: datetime) -> Invoice:
    """Take an invoice back with a credit note of the same lines, numbered in the same series."""
    it = _take(it)
    rules.credit(by, it)
    note = Invoice(kind=Kind.CREDIT, credits=it, made_at=at, centre=it.centre)
    for name in ("organisation_id", "person_id", *BUYER):
        setattr(note, name, getattr(it, name))
    note.save()
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=note, words=line.words, quantity=line.quantity, unit=line.unit,
            price_cents=line.price_cents, tax=line.tax, rate=line.rate,
        )
        for line in queries.lines_of(it)
    )  # fmt: skip
    token = _number(note, it.seller, 0, at=at)
    it.state, it.paid_on = State.CREDITED, None
    it.save(update_fields=["state", "paid_on"])
    audit.record("invoice.credited", it, by=by, at=at, number=note.code)
    emails.sent(note, token, at=at)
    return note
