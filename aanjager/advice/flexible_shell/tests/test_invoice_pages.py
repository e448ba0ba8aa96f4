"""From the finished assignment to the file: what stands on it is asked once, the number each time."""

import pytest
from django.urls import reverse

from aanjager.advice.assignments.tests.factories import to_invoice
from aanjager.advice.experts.tests.factories import expert, in_pool
from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law

pytestmark = pytest.mark.django_db
FIRM = {"business": "Adviesbureau Verzonnen", "street": "Dorpsstraat 5", "postcode": "3811 EF",
        "city": "Noorddorp", "kvk": "1234 5678", "tax": "high", "vat_number": "nl123456789b01",
        "iban": "NL91 ABNA 0417 1643 00"}  # fmt: skip
SENT = {"number": "2026/014", "issued_on": "20-3-2026", "pay_days": "14", "street": "Markt 3",
        "postcode": "3811 CD", "city": "Noorddorp"}  # fmt: skip


@pytest.fixture
def finished(cast, now):
    law.load(by=CLOCK, at=now)
    daan = in_pool(cast.noord, expert(kind="freelancer", person=cast.daan.person))
    return to_invoice(cast.noord, expert=daan, body=cast.buurthuis, firm=None)


def address(name, it):
    return reverse(f"assignments:{name}", args=[it.pk])


def test_a_freelancer_says_once_what_stands_on_it_and_takes_the_file(cast, finished, signed_in):
    daan = signed_in(cast.daan)
    assert address("invoice", finished) in daan.get(address("own", finished)).text
    for name in ("invoice", "invoice_file"):
        assert daan.get(address(name, finished)).url == address("firm", finished)
    wrong = {**FIRM, "iban": "NL91 ABNA 0417 1643 01", "kvk": "123"}
    answer = daan.post(address("firm", finished), wrong)
    assert answer.status_code == 422
    assert "Dit rekeningnummer klopt niet" in answer.text
    assert daan.post(address("firm", finished), FIRM).url == address("invoice", finished)

    html = daan.get(address("invoice", finished)).text
    assert "363,00" in html.replace("\xa0", " ")
    assert "Bedrag zonder btw" not in html
    answer = daan.get(address("invoice_file", finished), SENT)
    assert answer["Content-Type"] == "application/xml"
    assert answer["Content-Disposition"] == 'attachment; filename="factuur-2026-014.xml"'
    assert b"<cbc:ID>2026/014</cbc:ID>" in answer.content
    assert b"NL91ABNA0417164300" in answer.content
    answer = daan.get(
        address("invoice_file", finished), {**SENT, "number": "", "issued_on": "ooit"}
    )
    assert answer.status_code == 422


def test_what_passes_the_budget_is_said(cast, finished, signed_in):
    type(finished).objects.filter(pk=finished.pk).update(budget_cents=200_00)
    daan = signed_in(cast.daan)
    daan.post(address("firm", finished), FIRM)

    assert "meer dan het afgesproken budget" in daan.get(address("invoice", finished)).text


def test_nobody_else_makes_the_invoice(cast, finished, signed_in):
    for who in (cast.cora, cast.anna, cast.finn):
        for name in ("invoice", "firm", "invoice_file"):
            assert signed_in(who).get(address(name, finished)).status_code == 404
