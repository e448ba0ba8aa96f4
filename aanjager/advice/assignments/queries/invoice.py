"""The invoice of a freelancer: what belongs on it, and the same as a file that others can read."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanjager.advice.assignments.choices import Payer
from aanjager.advice.assignments.models import Assignment
from aanjager.advice.experts.choices import Kind
from aanjager.advice.experts.models import Business
from aanjager.community.invoices import queries as invoices
from aanjager.community.invoices.choices import Unit
from aanjager.community.invoices.queries import Bill, Totals
from aanjager.kernel.money import euros


@dataclass(frozen=True)
class Sent:
    """What a freelancer says of one invoice: its number and day, and the address of who pays.

    `amount_cents` is the agreed price for who has no rate.
    """

    number: str
    issued_on: date
    pay_days: int
    street: str
    postcode: str
    city: str
    amount_cents: int | None = None


@dataclass(frozen=True)
class BillLine:
    """One line of the invoice of a freelancer."""

    words: str
    quantity: Decimal
    price_cents: int
    tax: str
    rate: Decimal
    unit: str


def is_by_the_hour(it: Assignment) -> bool:
    """Whether hours are on the invoice: the freelancer has a rate and wrote hours down."""
    return bool(it.expert and it.expert.rate_cents) and _worked(it) > 0


def _worked(it: Assignment) -> Decimal:
    return it.worked.aggregate(all=Sum("hours"))["all"] or Decimal(0)


def payer_address(it: Assignment) -> dict[str, str]:
    """Who gets the invoice, as far as it is known here."""
    body = it.organisation
    if it.payer == Payer.ORGANISATION:
        return {"name": body.name, "email": body.email, "street": body.address, "kvk": body.kvk,
                "postcode": body.postcode, "city": ""}  # fmt: skip
    known = invoices.seller_of(it.centre)
    names = ("name", "street", "postcode", "city", "kvk")
    if known is None:
        said = {
            "name": it.centre.name,
            "street": it.centre.address,
            "postcode": "",
            "city": "",
            "kvk": "",
        }
    else:
        said = {name: getattr(known, name) for name in names}
    return {**said, "email": it.centre.email}


def lines_of(it: Assignment, firm: Business, sent: Sent) -> list[BillLine]:
    """What is asked for: the hours that were written down at the rate, or else the agreed price."""
    rate = invoices.rate(firm.tax, on=sent.issued_on)
    if is_by_the_hour(it):
        assert it.expert
        cents = it.expert.rate_cents or 0
        return [BillLine(it.title, _worked(it), cents, firm.tax, rate, Unit.HOUR)]
    return [BillLine(it.title, Decimal(1), sent.amount_cents or 0, firm.tax, rate, Unit.PIECE)]


def sums_of(it: Assignment, firm: Business, sent: Sent) -> Totals:
    """What the invoice comes to, with the VAT of its day."""
    return invoices.totals(lines_of(it, firm, sent))


def invoice_file(it: Assignment, firm: Business, sent: Sent) -> bytes:
    """The invoice as a file (UBL, EN 16931), which the freelancer sends themselves; nothing of it is kept."""
    expert = it.expert
    assert expert
    assert expert.person
    name = expert.business or expert.person.name
    about = {"name": name, "street": firm.street, "postcode": firm.postcode, "city": firm.city,
             "kvk": expert.kvk, "vat_number": expert.vat_number, "iban": firm.iban}  # fmt: skip
    address = {"street": sent.street, "postcode": sent.postcode, "city": sent.city}
    bill = Bill(
        code=sent.number, issued_on=sent.issued_on,
        due_on=sent.issued_on + timedelta(days=sent.pay_days), about=it.title, seller=about,
        trade_name=name, seller_email=expert.person.email, buyer={**payer_address(it), **address},
        reference=f"{it.centre.slug}-{it.pk}",
    )  # fmt: skip
    return invoices.file_of(bill, lines_of(it, firm, sent))


def can_be_invoiced(it: Assignment) -> bool:
    """Whether it is time for the invoice: it is confirmed, or it was stopped after somebody worked."""
    return bool(it.finished_at) or (it.state == Assignment.State.STOPPED and it.worked.exists())


def invoice_of(it: Assignment) -> list[tuple[str, str]]:
    """What a freelancer puts on the invoice: from whom, to whom, what for and how much without VAT."""
    expert, buyer = it.expert, payer_address(it)
    if expert is None or expert.kind != Kind.FREELANCER or not it.budget_cents:
        return []
    to, worked = [buyer[name] for name in ("name", "street", "postcode", "city")], _worked(it)
    rows = [
        (_("Van"), expert.business or str(expert)),
        (_("Je KvK-nummer"), expert.kvk),
        (_("Je btw-id"), expert.vat_number),
        (_("Aan"), ", ".join(filter(None, to))),
        (_("KvK-nummer van de klant"), buyer["kvk"]),
        (_("Waarvoor"), it.title),
        (_("Kenmerk"), f"{it.centre.slug}-{it.pk}"),
        (_("Uren"), number_format(worked.normalize().__format__("f"), use_l10n=True)),
    ]
    if expert.rate_cents:
        rows.append((_("Tarief per uur zonder btw"), f"€ {euros(expert.rate_cents)}"))
        rows.append((_("Samen zonder btw"), f"€ {euros(int(expert.rate_cents * worked))}"))
    rows.append((_("Afgesproken budget zonder btw"), f"€ {euros(it.budget_cents)}"))
    return [(str(label), value) for label, value in rows]
