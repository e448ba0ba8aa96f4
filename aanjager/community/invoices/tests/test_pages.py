import re

import pytest

from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.tests.factories import BUYER, SELLER, seller, sent
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.testing import count_queries
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter
from conftest import NOW

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}
DESK = "/balie/facturen/"


def test_anna_makes_an_invoice_from_nothing_and_the_buyer_reads_it(signed_in, cast, client):
    law.load(by=CLOCK, at=NOW)
    anna = signed_in(cast.anna)
    assert "Vul eerst in" in anna.get(DESK, **HOST).content.decode()
    anna.post(f"{DESK}gegevens/", {**SELLER, "iban": "NL91 ABNA 0417 1643 00"}, **HOST)
    made = anna.post(f"{DESK}nieuw/", BUYER, **HOST)
    page = made["Location"]
    line = {
        "words": "Training",
        "quantity": "1,5",
        "unit": "HUR",
        "price_cents": "750",
        "tax": "high",
    }
    anna.post(f"{page}regel/", line, **HOST)
    assert "1.361,25" in anna.get(page, **HOST).content.decode()

    anna.post(f"{page}versturen/", **HOST)

    link = re.search(r"/factuur/[^/\s]+/", Letter.objects.get(kind="invoice").text)[0]
    anna.logout()
    read = client.get(link, **HOST).content.decode()
    assert Invoice.objects.get().code in read
    assert "1.361,25" in read
    assert client.get(f"{link}factuur.pdf", **HOST).content.startswith(b"%PDF")
    assert b"nlcius" in client.get(f"{link}factuur.xml", **HOST).content
    assert client.get(f"{link}factuur.exe", **HOST).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("iban", "NL91ABNA0417164301", "klopt niet"),
        ("kvk", "1234", "acht cijfers"),
        ("vat_number", "123456789", "NL123456789B01"),
        ("vat_number", "", "Vul het btw-id in"),
    ],
)
def test_a_wrong_number_is_said_at_its_field(signed_in, cast, field, value, said):
    answer = signed_in(cast.anna).post(f"{DESK}gegevens/", {**SELLER, field: value}, **HOST)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_list_asks_the_database_as_often_for_six_as_for_two(signed_in, cast):
    seller(cast.noord)
    anna = signed_in(cast.anna)
    for _ in range(2):
        sent(cast.noord)
    anna.get(DESK, **HOST)
    few = count_queries(lambda: anna.get(DESK, **HOST))
    for _ in range(4):
        sent(cast.noord)

    assert count_queries(lambda: anna.get(DESK, **HOST)) == few <= 8
