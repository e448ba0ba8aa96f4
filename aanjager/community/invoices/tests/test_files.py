"""The file of an invoice against an independent validator: the schemas of OASIS and the rules of EN 16931."""

from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as xml

import pytest
from peppol import check_rules, validate_xsd
from pypdf import PdfReader

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices import actions, queries
from aanjager.community.invoices.actions import Line
from aanjager.community.invoices.tests.factories import NOW, seller, sent
from aanjager.kernel import paper

pytestmark = pytest.mark.django_db
SPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
MANY = (
    Line("Training", Decimal("1.5"), 333_33, "high", "HUR"),
    Line("Werkboek", Decimal(7), 12_35, "low"),
    Line("Advies & <hulp>", Decimal("0.33"), 95_01, "exempt", "DAY"),
    Line("Nog een training", Decimal("2.25"), 10_01, "high", "HUR"),
)


def findings(made):
    """What the validator has against a file; nothing when it is right."""
    is_valid, mistakes = validate_xsd(made)
    return [*([] if is_valid else mistakes), *[str(it) for it in check_rules(xml_of(made))]]


def xml_of(made):
    from lxml import etree

    return etree.fromstring(made)


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({}, MANY),
        ({"tax": "small"}, [Line("Advies", Decimal(3), 65_00, "small")]),
        ({"tax": "outside", "vat_number": ""}, [Line("Advies", Decimal(3), 65_00, "outside")]),
    ],
)
@pytest.mark.parametrize("buyer", [{}, {"buyer_kvk": "", "reference": "PO 12"}])
def test_an_invoice_and_its_credit_note_pass_the_schemas_and_the_rules(cast, facts, lines, buyer):
    seller(cast.noord, **facts)
    anna = staff_of(cast.noord)
    it = sent(cast.noord, *lines, by=anna, **buyer)
    note = actions.credit(it, by=anna, at=NOW)

    assert findings(queries.ubl(it)) == []
    assert findings(queries.ubl(note)) == []


def test_the_validator_sees_a_wrong_sum_and_a_wrong_order(cast):
    seller(cast.noord)
    made = queries.ubl(sent(cast.noord))

    assert any("BR-CO-15" in it for it in findings(made.replace(b">1361.25<", b">1361.35<")))
    assert findings(made.replace(b"<cbc:ID>2026-0001</cbc:ID>", b"", 1)) != []


def test_the_file_says_what_the_page_says(cast):
    seller(cast.noord)
    it = sent(cast.noord, *MANY)
    root, sums = xml.fromstring(queries.ubl(it)), queries.totals(queries.lines_of(it))

    def said(path):
        return root.findtext(path, namespaces=SPACES)

    assert said("cbc:CustomizationID").endswith("nlcius:v1.0")
    assert said("cbc:ID") == "2026-0001"
    assert Decimal(said("cac:LegalMonetaryTotal/cbc:PayableAmount")) * 100 == sums.gross
    assert Decimal(said("cac:TaxTotal/cbc:TaxAmount")) * 100 == sums.vat
    assert [it.text for it in root.iterfind(".//cac:Item/cbc:Name", SPACES)][2] == "Advies & <hulp>"
    reason = said(".//cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason")
    assert "artikel 11" in reason


def test_the_paper_holds_the_same_figures_and_is_tagged(cast):
    seller(cast.noord)
    reader = PdfReader(BytesIO(paper.pdf(queries.paper_of(sent(cast.noord)))))
    text = " ".join(page.extract_text() for page in reader.pages)

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for said in (
        "Factuur 2026-0001",
        "Bakkerij De Korenaar",
        "1.361,25",
        "236,25",
        "NL91ABNA0417164300",
    ):
        assert said in text
