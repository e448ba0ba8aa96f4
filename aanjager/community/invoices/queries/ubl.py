"""An invoice as UBL 2.1, by the Dutch core invoice (NLCIUS, SI-UBL 2.0) on EN 16931."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol
from xml.etree import ElementTree as xml

from aanjager.community.invoices.choices import CATEGORY, Tax
from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.queries.finding import lines_of
from aanjager.community.invoices.queries.sums import Counted, Part, net_of, totals

ROOT = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC, CBC = f"{ROOT}CommonAggregateComponents-2", f"{ROOT}CommonBasicComponents-2"
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
BUYER = ("name", "email", "street", "postcode", "city", "kvk")
KVK, MAIL, VAT, TRANSFER = "0106", "EM", "VAT", "30"
INVOICE, CREDIT = ("Invoice", "380"), ("CreditNote", "381")

Node = xml.Element


class Said(Counted, Protocol):
    """A line as it stands in the file: money, and what it is for, in which unit."""

    @property
    def words(self) -> str: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True)
class Bill:
    """Everything of an invoice that stands in its file, but for the lines.

    `seller` holds `name`, `street`, `postcode`, `city`, `kvk`, `vat_number` and `iban`; `buyer` the
    same without the last two, and `email`. `credits` is the number and the day of the invoice that
    a credit note takes back.
    """

    code: str
    issued_on: date
    due_on: date
    about: str
    seller: Mapping[str, str]
    trade_name: str
    seller_email: str
    buyer: Mapping[str, str]
    reference: str = ""
    credits: tuple[str, date] | None = None


def ubl(it: Invoice) -> bytes:
    """Return the file of a sent invoice; the same invoice gives the same bytes."""
    assert it.issued_on
    assert it.due_on
    buyer = {name: getattr(it, f"buyer_{name}") for name in BUYER}
    before = it.credits
    bill = Bill(
        code=it.code, issued_on=it.issued_on, due_on=it.due_on, about=it.about, seller=it.seller,
        trade_name=it.centre.name, seller_email=it.centre.email, buyer=buyer, reference=it.reference,
        credits=(before.code, before.issued_on) if before and before.issued_on else None,
    )  # fmt: skip
    return file_of(bill, lines_of(it))


def file_of(it: Bill, lines: Sequence[Said]) -> bytes:
    """Return a bill with its lines as a file: of a centre, or of a freelancer who sends it themselves."""
    name, code = CREDIT if it.credits else INVOICE
    xml.register_namespace("", f"{ROOT}{name}-2")
    xml.register_namespace("cac", CAC)
    xml.register_namespace("cbc", CBC)
    root = Node(f"{{{ROOT}{name}-2}}{name}")
    _head(root, it, name, code)
    _seller(_sub(_sub(root, "AccountingSupplierParty"), "Party"), it)
    _buyer(_sub(_sub(root, "AccountingCustomerParty"), "Party"), it.buyer)
    _how_to_pay(root, it)
    _sums(root, lines)
    for number, line in enumerate(lines, 1):
        _line(_sub(root, f"{name}Line"), name, number, line)
    xml.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="utf-8")


def _sub(parent: Node, name: str) -> Node:
    return xml.SubElement(parent, f"{{{CAC}}}{name}")


def _say(parent: Node, name: str, text: object, **attributes: str) -> None:
    """Write a value; what is empty is left out, as the standard asks."""
    if text not in ("", None):
        xml.SubElement(parent, f"{{{CBC}}}{name}", attributes).text = str(text)


def _money(parent: Node, name: str, cents: int) -> None:
    _say(parent, name, f"{Decimal(cents) / 100:.2f}", currencyID="EUR")


def _head(root: Node, it: Bill, name: str, code: str) -> None:
    _say(root, "CustomizationID", CUSTOMIZATION)
    _say(root, "ProfileID", PROFILE)
    _say(root, "ID", it.code)
    _say(root, "IssueDate", it.issued_on)
    if name == "Invoice":
        _say(root, "DueDate", it.due_on)
    _say(root, f"{name}TypeCode", code)
    _say(root, "Note", it.about)
    _say(root, "DocumentCurrencyCode", "EUR")
    _say(root, "BuyerReference", it.reference or it.code)
    if it.credits:
        before = _sub(_sub(root, "BillingReference"), "InvoiceDocumentReference")
        _say(before, "ID", it.credits[0])
        _say(before, "IssueDate", it.credits[1])


def _address(party: Node, street: str, city: str, postcode: str) -> None:
    address = _sub(party, "PostalAddress")
    _say(address, "StreetName", street)
    _say(address, "CityName", city)
    _say(address, "PostalZone", postcode)
    _say(_sub(address, "Country"), "IdentificationCode", "NL")


def _seller(party: Node, it: Bill) -> None:
    about = it.seller
    _say(party, "EndpointID", about["kvk"], schemeID=KVK)
    _say(_sub(party, "PartyName"), "Name", it.trade_name)
    _address(party, about["street"], about["city"], about["postcode"])
    if about["vat_number"]:
        tax = _sub(party, "PartyTaxScheme")
        _say(tax, "CompanyID", about["vat_number"])
        _say(_sub(tax, "TaxScheme"), "ID", VAT)
    legal = _sub(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", about["name"])
    _say(legal, "CompanyID", about["kvk"], schemeID=KVK)
    _say(_sub(party, "Contact"), "ElectronicMail", it.seller_email)


def _buyer(party: Node, about: Mapping[str, str]) -> None:
    if about["kvk"]:
        _say(party, "EndpointID", about["kvk"], schemeID=KVK)
    else:
        _say(party, "EndpointID", about["email"], schemeID=MAIL)
    _address(party, about["street"], about["city"], about["postcode"])
    legal = _sub(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", about["name"])
    _say(legal, "CompanyID", about["kvk"], schemeID=KVK)
    _say(_sub(party, "Contact"), "ElectronicMail", about["email"])


def _how_to_pay(root: Node, it: Bill) -> None:
    means = _sub(root, "PaymentMeans")
    _say(means, "PaymentMeansCode", TRANSFER)
    _say(means, "PaymentID", it.code)
    account = _sub(means, "PayeeFinancialAccount")
    _say(account, "ID", it.seller["iban"])
    _say(account, "Name", it.seller["name"])


def _category(parent: Node, name: str, category: str, rate: Decimal, reason: str = "") -> None:
    """Say how something stands to VAT; outside VAT no percentage is named (BR-O-05)."""
    tax = _sub(parent, name)
    _say(tax, "ID", category)
    if category != "O":
        _say(tax, "Percent", f"{rate:.2f}")
    _say(tax, "TaxExemptionReason", reason)
    _say(_sub(tax, "TaxScheme"), "ID", VAT)


def _part(total: Node, part: Part) -> None:
    subtotal = _sub(total, "TaxSubtotal")
    _money(subtotal, "TaxableAmount", part.net)
    _money(subtotal, "TaxAmount", part.vat)
    _category(subtotal, "TaxCategory", part.category, part.rate, part.reason)


def _sums(root: Node, lines: Sequence[Said]) -> None:
    found = totals(lines)
    total = _sub(root, "TaxTotal")
    _money(total, "TaxAmount", found.vat)
    for part in found.parts:
        _part(total, part)
    sums = _sub(root, "LegalMonetaryTotal")
    _money(sums, "LineExtensionAmount", found.net)
    _money(sums, "TaxExclusiveAmount", found.net)
    _money(sums, "TaxInclusiveAmount", found.gross)
    _money(sums, "PayableAmount", found.gross)


def _line(node: Node, name: str, number: int, line: Said) -> None:
    _say(node, "ID", number)
    count = "InvoicedQuantity" if name == "Invoice" else "CreditedQuantity"
    _say(node, count, line.quantity.normalize().__format__("f"), unitCode=line.unit)
    _money(node, "LineExtensionAmount", net_of(line))
    item = _sub(node, "Item")
    _say(item, "Name", line.words)
    _category(item, "ClassifiedTaxCategory", CATEGORY[Tax(line.tax)], line.rate)
    _money(_sub(node, "Price"), "PriceAmount", line.price_cents)
