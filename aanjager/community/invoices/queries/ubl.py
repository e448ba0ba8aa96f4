"""An invoice as UBL 2.1, by the Dutch core invoice (NLCIUS, SI-UBL 2.0) on EN 16931."""

from decimal import Decimal
from xml.etree import ElementTree as xml

from aanjager.community.invoices.choices import CATEGORY, Tax
from aanjager.community.invoices.models import Invoice, InvoiceLine
from aanjager.community.invoices.queries.finding import lines_of
from aanjager.community.invoices.queries.sums import Part, net_of, totals

ROOT = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC, CBC = f"{ROOT}CommonAggregateComponents-2", f"{ROOT}CommonBasicComponents-2"
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
KVK, MAIL, VAT, TRANSFER = "0106", "EM", "VAT", "30"
TYPES = {Invoice.Kind.INVOICE: ("Invoice", "380"), Invoice.Kind.CREDIT: ("CreditNote", "381")}

Node = xml.Element


def ubl(it: Invoice) -> bytes:
    """Return the file of a sent invoice; the same invoice gives the same bytes."""
    name, code = TYPES[Invoice.Kind(it.kind)]
    lines = lines_of(it)
    xml.register_namespace("", f"{ROOT}{name}-2")
    xml.register_namespace("cac", CAC)
    xml.register_namespace("cbc", CBC)
    root = Node(f"{{{ROOT}{name}-2}}{name}")
    _head(root, it, name, code)
    _seller(_sub(_sub(root, "AccountingSupplierParty"), "Party"), it)
    _buyer(_sub(_sub(root, "AccountingCustomerParty"), "Party"), it)
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


def _head(root: Node, it: Invoice, name: str, code: str) -> None:
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
        _say(before, "ID", it.credits.code)
        _say(before, "IssueDate", it.credits.issued_on)


def _address(party: Node, street: str, city: str, postcode: str) -> None:
    address = _sub(party, "PostalAddress")
    _say(address, "StreetName", street)
    _say(address, "CityName", city)
    _say(address, "PostalZone", postcode)
    _say(_sub(address, "Country"), "IdentificationCode", "NL")


def _seller(party: Node, it: Invoice) -> None:
    about = it.seller
    _say(party, "EndpointID", about["kvk"], schemeID=KVK)
    _say(_sub(party, "PartyName"), "Name", it.centre.name)
    _address(party, about["street"], about["city"], about["postcode"])
    if about["vat_number"]:
        tax = _sub(party, "PartyTaxScheme")
        _say(tax, "CompanyID", about["vat_number"])
        _say(_sub(tax, "TaxScheme"), "ID", VAT)
    legal = _sub(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", about["name"])
    _say(legal, "CompanyID", about["kvk"], schemeID=KVK)
    _say(_sub(party, "Contact"), "ElectronicMail", it.centre.email)


def _buyer(party: Node, it: Invoice) -> None:
    if it.buyer_kvk:
        _say(party, "EndpointID", it.buyer_kvk, schemeID=KVK)
    else:
        _say(party, "EndpointID", it.buyer_email, schemeID=MAIL)
    _address(party, it.buyer_street, it.buyer_city, it.buyer_postcode)
    legal = _sub(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", it.buyer_name)
    _say(legal, "CompanyID", it.buyer_kvk, schemeID=KVK)
    _say(_sub(party, "Contact"), "ElectronicMail", it.buyer_email)


def _how_to_pay(root: Node, it: Invoice) -> None:
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


def _sums(root: Node, lines: list[InvoiceLine]) -> None:
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


def _line(node: Node, name: str, number: int, line: InvoiceLine) -> None:
    _say(node, "ID", number)
    count = "InvoicedQuantity" if name == "Invoice" else "CreditedQuantity"
    _say(node, count, line.quantity.normalize().__format__("f"), unitCode=line.unit)
    _money(node, "LineExtensionAmount", net_of(line))
    item = _sub(node, "Item")
    _say(item, "Name", line.words)
    _category(item, "ClassifiedTaxCategory", CATEGORY[Tax(line.tax)], line.rate)
    _money(_sub(node, "Price"), "PriceAmount", line.price_cents)
