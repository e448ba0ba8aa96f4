"""Everything that changes services, requests and offers; the request is taken first."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.invoices import actions as invoices
from aanjager.community.invoices.actions import Buyer, Line
from aanjager.community.invoices.choices import Unit
from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.queries import rate
from aanjager.governance.services import emails, queries, rules
from aanjager.governance.services.choices import VALID_DAYS, Price
from aanjager.governance.services.models import (
    Quotation,
    QuotationLine,
    Service,
    ServiceRequest,
)
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

State, Asked = Quotation.State, ServiceRequest.State


@dataclass(frozen=True)
class Asking:
    """Who asks, and what for."""

    name: str
    email: str
    words: str
    organisation_name: str = ""
    phone: str = ""


def _take(it: ServiceRequest) -> ServiceRequest:
    """Return the request as it is now, with its row taken until the end of the transaction."""
    now = ServiceRequest.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre, now.service = it.centre, it.service
    return now


def _take_offer(it: Quotation) -> Quotation:
    """Return the offer as it is now, its request taken first."""
    request = _take(it.request)
    now = Quotation.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.request = request
    return now


@transaction.atomic
def offer(
    centre: Centre, facts: dict[str, Any], it: Service | None = None, *, by: Actor, at: datetime
) -> Service:
    """Put a service in the catalogue, or change it."""
    rules.offer(by, centre)
    made = Service.objects.select_for_update().get(pk=it.pk) if it else Service(centre=centre)
    for name, value in facts.items():
        setattr(made, name, value)
    made.changed_at = at
    made.save()
    audit.record("service.offered", made, by=by, at=at)
    return made


@transaction.atomic
def ask(service: Service, asking: Asking, *, by: Actor, at: datetime) -> ServiceRequest:
    """Ask a centre for a service; its answer clock runs from now, and it gets a letter."""
    Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    rules.ask(by, service, waiting=queries.waiting_of(service, asking.email))
    term = centres.term(service.centre, "answer_working_days")
    it = ServiceRequest.objects.create(
        centre=service.centre, service=service, person_id=by.person_id, asked_at=at, moved_at=at,
        answer_by=clock.add_working_days(at, term), **asdict(asking),
    )  # fmt: skip
    audit.record("service.asked", it, by=by, at=at)
    emails.asked(it, at=at)
    return it


def _move(it: ServiceRequest, state: str, *names: str, at: datetime) -> None:
    it.state, it.moved_at = state, at
    it.save(update_fields=["state", "moved_at", *names])


@transaction.atomic
def answer(it: ServiceRequest, words: str, *, by: Actor, at: datetime) -> None:
    """Answer in words; who asked gets it as a letter."""
    it = _take(it)
    rules.answer(by, it, words=words)
    it.answer = words.strip()
    _move(it, Asked.ANSWERED, "answer", at=at)
    audit.record("service.answered", it, by=by, at=at)
    emails.answered(it, at=at)


@transaction.atomic
def quote(it: ServiceRequest, *, by: Actor, at: datetime) -> Quotation:
    """Begin an offer; what has a price in the catalogue stands on it already."""
    it = _take(it)
    has_open = it.quotations.filter(state__in=queries.OPEN).exists()
    rules.quote(by, it, has_open=has_open)
    until = localdate(at) + timedelta(days=VALID_DAYS)
    made = Quotation.objects.create(request=it, valid_until=until, made_at=at)
    service = it.service
    if service.price_cents:
        unit = Unit.HOUR if service.price == Price.HOUR else Unit.PIECE
        line = Line(service.title, Decimal(1), service.price_cents, service.tax, unit)
        _put(made, line, at=at)
    _move(it, Asked.QUOTED, at=at)
    audit.record("quotation.made", it, by=by, at=at)
    return made


def _put(it: Quotation, line: Line, *, at: datetime) -> QuotationLine:
    percent = rate(line.tax, on=localdate(at))
    return QuotationLine.objects.create(quotation=it, rate=percent, **asdict(line))


@transaction.atomic
def add_line(it: Quotation, line: Line, *, by: Actor, at: datetime) -> QuotationLine:
    """Put a line on a draft."""
    it = _take_offer(it)
    rules.add_line(by, it, many=it.lines.count())
    made = _put(it, line, at=at)
    audit.record("quotation.line_added", it.request, by=by, at=at)
    return made


@transaction.atomic
def remove_line(line: QuotationLine, *, by: Actor, at: datetime) -> None:
    """Take a line off a draft."""
    it = _take_offer(line.quotation)
    rules.remove_line(by, it)
    line.delete()
    audit.record("quotation.line_removed", it.request, by=by, at=at)


@transaction.atomic
def send(it: Quotation, until: date, *, by: Actor, at: datetime) -> Quotation:
    """Send an offer; who asked gets a link with which they say yes or no."""
    it = _take_offer(it)
    rules.send(by, it, many=it.lines.count(), until=until, today=localdate(at))
    token = secrets.token_urlsafe(24)
    it.state, it.sent_at, it.valid_until, it.token_hash = State.SENT, at, until, hash_of(token)
    it.save()
    _move(it.request, Asked.QUOTED, at=at)
    audit.record("quotation.sent", it.request, by=by, at=at)
    emails.quoted(it, token, at=at)
    return it


@transaction.atomic
def withdraw(it: Quotation, *, by: Actor, at: datetime) -> None:
    """Take an offer back; the link stops at once."""
    it = _take_offer(it)
    rules.withdraw(by, it)
    audit.record("quotation.withdrawn", it.request, by=by, at=at)
    _move(it.request, Asked.ANSWERED, at=at)
    it.delete()


@transaction.atomic
def accept(it: Quotation, token: str, name: str, *, by: Actor, at: datetime) -> None:
    """Say yes with a name; the centre gets a letter."""
    it = _take_offer(it)
    rules.accept(by, it, token=token, today=localdate(at), name=name)
    it.state, it.answered_at, it.answered_by = State.ACCEPTED, at, name.strip()
    it.save(update_fields=["state", "answered_at", "answered_by"])
    _move(it.request, it.request.state, at=at)
    audit.record("quotation.accepted", it.request, by=by, at=at)
    emails.replied(it, at=at)


@transaction.atomic
def decline(it: Quotation, token: str, because: str = "", *, by: Actor, at: datetime) -> None:
    """Say no, with a reason or without."""
    it = _take_offer(it)
    rules.decline(by, it, token=token, today=localdate(at))
    it.state, it.answered_at, it.because = State.DECLINED, at, because.strip()
    it.save(update_fields=["state", "answered_at", "because"])
    _move(it.request, it.request.state, at=at)
    audit.record("quotation.declined", it.request, by=by, at=at)
    emails.replied(it, at=at)


@transaction.atomic
def invoice(it: Quotation, *, by: Actor, at: datetime) -> Invoice:
    """Make the invoice of an accepted offer, as a draft with the same lines; once."""
    it = _take_offer(it)
    rules.invoice(by, it)
    asked = it.request
    buyer = Buyer(
        asked.organisation_name or asked.name, asked.email, asked.service.title,
        person_id=asked.person_id,
    )  # fmt: skip
    made = invoices.make(asked.centre, buyer, by=by, at=at)
    for line in queries.lines_of(it):
        facts = Line(line.words, line.quantity, line.price_cents, line.tax, line.unit)
        invoices.add_line(made, facts, by=by, at=at)
    it.invoice = made
    it.save(update_fields=["invoice"])
    audit.record("quotation.invoiced", asked, by=by, at=at, invoice=made.pk)
    return made


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let go of who asked a year after the last move; what was asked for stays."""
    rules.forget(by)
    found = list(queries.to_forget(at).select_for_update(of=("self",)))
    for it in found:
        it.name = it.organisation_name = it.email = it.phone = it.words = it.answer = ""
        it.person, it.forgotten_at = None, at
        it.save()
        it.quotations.update(answered_by="", because="")
        audit.record("service.forgotten", it, by=by, at=at)
    return len(found)
