"""The pages of the money: totals for everybody, receipts for a few, all without JavaScript."""

import csv
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from aanjager.kernel.actor import CLOCK
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import jobs
from aanjager.participation.purses.forms import CentsField, SpendForm
from aanjager.participation.purses.models import Entry, Purse
from aanjager.participation.purses.tests.factories import EntryFactory, PurseFactory

pytestmark = pytest.mark.django_db
CLIENT = "6c8b1a0e-6f58-4f0d-9b7e-0e6a7a9b1c2d"


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")


@pytest.fixture
def purse(it, cast):
    return PurseFactory(initiative=it, host=cast.buurthuis)


def page(it):
    return f"/initiatieven/{it.pk}/geld/"


def filled(**more):
    return {"client_id": CLIENT, "euros": "12,50", "on": "2026-01-15", "words": "Planken", **more}


def test_from_the_page_of_the_idea_to_a_host_and_its_yes(it, cast, signed_in):
    daan = signed_in(cast.daan)
    assert page(it) in daan.get(f"/initiatieven/{it.pk}/").text
    assert "Geen eigen rekening nodig" in daan.get(page(it)).text
    daan.post(f"{page(it)}vragen/", {"host": cast.buurthuis.pk})
    assert "is gevraagd" in daan.get(page(it)).text

    cora = signed_in(cast.cora)
    assert "Liever niet" in cora.get(page(it)).text
    cora.post(f"{page(it)}antwoord/", {"doe": "misschien"})
    assert Purse.objects.get().state == "asked"
    cora.post(f"{page(it)}antwoord/", {"doe": "ja"})
    assert "beheert het geld" in cora.get(page(it)).text


def test_daan_fills_in_a_receipt_and_cora_pays(it, purse, cast, signed_in):
    EntryFactory(purse=purse, received=True, amount_cents=100_00)
    receipt = SimpleUploadedFile("bon.pdf", b"%PDF-1.4\n%%EOF\n")
    for _ in range(2):
        signed_in(cast.daan).post(f"{page(it)}eraf/", filled(receipt=receipt))
    bill = Entry.objects.get(kind="out")
    cora = signed_in(cast.cora)
    assert "1 uitgave wacht" in cora.get(page(it)).text
    cora.post(f"{page(it)}{bill.pk}/besluit/", {"doe": "ja"})

    text = cora.get(page(it)).text
    assert "€ 87,50" in text
    assert f"{bill.pk}/bon/" in text


def test_everybody_reads_the_totals_and_nobody_else_the_words(it, purse, client):
    EntryFactory(purse=purse, received=True, words="Geheim fonds", amount_cents=100_00)
    text = client.get(page(it)).text

    assert "€ 100,00" in text
    assert "Geheim fonds" not in text
    assert "Het totaal ziet ieder" in text


def test_too_little_money_is_said_on_the_page(it, purse, cast, signed_in):
    bill = EntryFactory(purse=purse)
    cora = signed_in(cast.cora)
    assert cora.post(f"{page(it)}{bill.pk}/besluit/", {"doe": "ja"}).status_code == 302
    assert "te weinig" in cora.get(page(it)).text
    cora.post(f"{page(it)}{bill.pk}/besluit/", {"doe": "ja", "voorschot": "1"})
    assert "voorgeschoten" in cora.get(page(it)).text


def test_a_mistake_is_taken_back_on_its_own_page(it, purse, cast, signed_in):
    entry = EntryFactory(purse=purse, received=True)
    cora = signed_in(cast.cora)
    assert "Bijdrage van het fonds" in cora.get(f"{page(it)}{entry.pk}/terug/").text
    assert cora.post(f"{page(it)}{entry.pk}/terug/", {"words": ""}).status_code == 422
    cora.post(f"{page(it)}{entry.pk}/terug/", {"words": "Dubbel"})
    text = cora.get(page(it)).text
    assert "teruggedraaid" in text
    assert "Dubbel" in text


def test_a_wrong_file_comes_back_at_its_field(it, purse, cast, signed_in):
    entry = EntryFactory(purse=purse)
    wrong = SimpleUploadedFile("bon.jpg", b"<html>")
    daan = signed_in(cast.daan)
    spending = daan.post(f"{page(it)}eraf/", filled(receipt=wrong))
    wrong.seek(0)
    adding = daan.post(f"{page(it)}{entry.pk}/bon/erbij/", {"receipt": wrong})

    assert [spending.status_code, adding.status_code] == [422, 422]
    assert "geen foto" in spending.text
    assert "geen foto" in adding.text


def test_a_day_to_come_is_said_at_the_day(it, purse, cast, signed_in):
    for user, at in ((cast.daan, "eraf"), (cast.cora, "erbij")):
        answer = signed_in(user).post(f"{page(it)}{at}/", filled(on="2999-01-01"))
        assert answer.status_code == 422
        assert "tot en met vandaag" in answer.text


@pytest.mark.parametrize(
    ("said", "cents"),
    [
        ("12,50", 12_50), ("12.5", 12_50), ("€ 12", 12_00), ("1.200", 1_200_00),
        ("1 200,05", 1_200_05), ("0,01", 1), ("100000", 100_000_00),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(said, cents):
    assert CentsField().clean(said) == cents


@pytest.mark.parametrize(
    "said", ["", "0", "-5", "12,505", "1e5", "1,200", "100.000,01", "abc", "9" * 40]
)
def test_an_amount_that_can_be_read_in_two_ways_is_asked_again(said):
    form = SpendForm(filled(euros=said))
    assert "euros" in form.errors


def test_the_overview_goes_along_as_csv_without_a_formula_and_as_pdf(it, purse, cast, signed_in):
    EntryFactory(purse=purse, received=True, amount_cents=100_00)
    EntryFactory(purse=purse, booked=True, words="=cmd|' /C calc'!A0")
    anna = signed_in(cast.anna)
    lines = b"".join(anna.get(f"{page(it)}overzicht.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(lines), delimiter=";" if ";" in lines.splitlines()[0] else ","))
    text = PdfReader(BytesIO(anna.get(f"{page(it)}overzicht.pdf").content)).pages[0].extract_text()

    assert sorted(row[3:5] for row in rows[1:]) == [["", "12,50"], ["100,00", ""]]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert "87,50" in text
    assert anna.get(f"{page(it)}overzicht.exe").status_code == 404


def test_the_host_reaches_the_books_of_what_is_off_the_site(it, purse, cast, signed_in):
    Initiative.objects.update(look="refused", look_reason="Klacht")
    assert signed_in(cast.cora).get(page(it)).status_code == 200
    assert signed_in(cast.gerda).get(page(it)).status_code == 404
    Purse.objects.update(state="declined")
    assert signed_in(cast.cora).get(page(it)).status_code == 404


def test_what_was_forgotten_says_so(it, purse, cast, signed_in, now):
    EntryFactory(purse=purse, booked=True, words="", forgotten_at=now)
    assert "vergeten na vijf jaar" in signed_in(cast.daan).get(page(it)).text


def test_what_waits_stands_first_and_amounts_are_written_as_the_language_does(
    it, purse, cast, signed_in
):
    EntryFactory(purse=purse, words="Oude rekening", on="2026-01-02")
    EntryFactory(purse=purse, booked=True, words="Nieuwe rekening", on="2026-02-02")
    text = signed_in(cast.cora).get(page(it), headers={"accept-language": "en"}).text

    assert text.index("Oude rekening") < text.index("Nieuwe rekening")
    assert "€ 12.50" in text


def test_the_page_asks_the_database_as_often_for_twenty_as_for_two(
    it, purse, cast, signed_in, django_assert_max_num_queries
):
    EntryFactory.create_batch(25, purse=purse, received=True)
    cora = signed_in(cast.cora)
    cora.get(page(it))
    with django_assert_max_num_queries(12):
        answer = cora.get(page(it))
    assert answer.text.count('id="regel-') == 20
    assert len(answer.content) < 60_000


def test_the_clock_forgets(purse):
    EntryFactory(purse=purse, on="2019-05-05")
    jobs.forget()
    assert Entry.objects.get().forgotten_at
    assert CLOCK.is_clock
