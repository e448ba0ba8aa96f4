"""The invoice of a freelancer as a file, against the same independent validator as those of a centre."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as xml

import pytest

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.queries import Sent
from aanjager.advice.assignments.tests.factories import (
    FIRM,
    NOW,
    agreed,
    hours,
    mine,
    to_invoice,
    whole,
    working,
)  # fmt: skip
from aanjager.advice.experts import actions as experts
from aanjager.advice.experts import queries as expert_queries
from aanjager.community.invoices.tests.factories import seller
from aanjager.community.invoices.tests.test_files import SPACES, findings
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
SENT = Sent("2026-014", date(2026, 3, 20), 14, "Markt 3", "3811 CD", "Noorddorp")


def file_of(it, sent=SENT):
    return queries.invoice_file(it, expert_queries.firm_of(it.expert), sent)


def said(made, path):
    return xml.fromstring(made).findtext(path, namespaces=SPACES)


@pytest.mark.parametrize("tax", ["high", "low", "exempt", "small"])
@pytest.mark.parametrize("payer", ["organisation", "centre"])
@pytest.mark.parametrize("worked", ["4.25", ""])
def test_the_file_passes_the_schemas_and_the_rules(cast, tax, payer, worked):
    it = to_invoice(cast.noord, firm=replace(FIRM, tax=tax), payer=payer, worked=worked)

    assert findings(file_of(it, replace(SENT, amount_cents=600_00))) == []


def test_it_says_who_to_whom_what_and_how_much(cast):
    it = to_invoice(cast.noord, worked="4")
    made = file_of(it)

    assert said(made, "cbc:ID") == "2026-014"
    assert said(made, "cbc:IssueDate") == "2026-03-20"
    assert said(made, "cbc:DueDate") == "2026-04-03"
    assert said(made, "cbc:BuyerReference") == f"{it.centre.slug}-{it.pk}"
    supplier = "cac:AccountingSupplierParty/cac:Party/"
    assert said(made, f"{supplier}cac:PartyLegalEntity/cbc:RegistrationName") == FIRM.business
    assert said(made, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID") == FIRM.iban
    customer = "cac:AccountingCustomerParty/cac:Party/"
    name = said(made, f"{customer}cac:PartyLegalEntity/cbc:RegistrationName")
    assert name == it.organisation.name
    assert said(made, f"{customer}cac:PostalAddress/cbc:StreetName") == "Markt 3"
    assert said(made, "cac:InvoiceLine/cbc:InvoicedQuantity") == "4"
    assert Decimal(said(made, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount")) == 300
    assert Decimal(said(made, "cac:LegalMonetaryTotal/cbc:PayableAmount")) == 363


def test_who_wrote_no_hours_asks_the_agreed_price(cast):
    it = to_invoice(cast.noord, worked="")
    made = file_of(it, replace(SENT, amount_cents=600_00))

    assert Decimal(said(made, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount")) == 600
    assert said(made, "cac:InvoiceLine/cbc:InvoicedQuantity") == "1"


def test_when_the_centre_pays_it_is_the_buyer_with_what_stands_on_its_own_invoices(cast):
    it = to_invoice(cast.noord, payer="centre")
    assert queries.payer_address(it)["name"] == cast.noord.name
    theirs = seller(cast.noord)

    assert queries.payer_address(it)["name"] == theirs.name
    assert queries.payer_address(it)["kvk"] == theirs.kvk
    made = file_of(it)
    customer = "cac:AccountingCustomerParty/cac:Party/"
    name = said(made, f"{customer}cac:PartyLegalEntity/cbc:RegistrationName")
    assert name == theirs.name


def test_it_can_be_invoiced_when_it_is_confirmed_or_stopped_after_hours(cast):
    it = whole(agreed(cast.noord).assignment)
    assert not queries.can_be_invoiced(it)
    hours(it, "1")
    assert not queries.can_be_invoiced(it)
    actions.stop(it, "Het geld is op.", by=mine(it), at=NOW)

    assert queries.can_be_invoiced(whole(it))


def test_only_a_freelancer_says_what_stands_on_their_own_invoices(cast):
    it, volunteer = to_invoice(cast.noord), working(cast.noord)
    with pytest.raises(Refused, match="vrijwilliger stuurt geen factuur"):
        experts.sell_as(volunteer.expert, FIRM, by=mine(volunteer), at=NOW)
    with pytest.raises(Refused, match="deskundige zelf"):
        experts.sell_as(it.expert, FIRM, by=mine(volunteer), at=NOW)
    with pytest.raises(Refused, match="soort btw"):
        experts.sell_as(it.expert, replace(FIRM, tax="outside"), by=mine(it), at=NOW)

    experts.sell_as(it.expert, replace(FIRM, city="Zuiddorp", kvk="87654321"), by=mine(it), at=NOW)
    it = whole(it)
    assert expert_queries.firm_of(it.expert).city == "Zuiddorp"
    assert it.expert.kvk == "87654321"
