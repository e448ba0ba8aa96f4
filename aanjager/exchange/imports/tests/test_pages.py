"""The desk brings in a file: choose, look, count, start, follow, read, take back."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from aanjager.exchange.imports import jobs
from aanjager.exchange.imports.models import Import
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
HOST = {"host": "noord.localhost"}
TABLE = (
    "id;titel;organisatie;omschrijving;postcode\n"
    "1;Soep koken;Buurthuis;Kom koken met ons;7001 AB\n"
    "2;Wandelen;Buurthuis;Loop een rondje mee;7002\n"
    "3;;Buurthuis;Zonder titel;7001\n"
)


@pytest.fixture
def anna(cast, town, signed_in):
    return signed_in(cast.anna)


def send(client, content=TABLE, name="vacatures.csv", **more):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(
        "/balie/import/nieuw/", {"file": SimpleUploadedFile(name, content), **more}, headers=HOST
    )


def address_of(answer):
    return answer["Location"]


def test_a_file_is_looked_at_counted_brought_in_read_and_taken_back(anna, cast):
    page = address_of(send(anna))
    text = anna.get(page, headers=HOST).text
    assert "Soep koken" in text
    assert "Welke kolom is wat" in text

    anna.post(f"{page}proef/", headers=HOST)
    assert "We tellen" in anna.get(page, headers=HOST).text
    jobs.go_on(Import.objects.get().pk)
    assert not Opportunity.objects.exists()
    assert "Er staat geen titel" in anna.get(page, headers=HOST).text

    anna.post(f"{page}start/", headers=HOST)
    jobs.go_on(Import.objects.get().pk)
    report = anna.get(page, headers=HOST).text
    assert "Er staat geen titel" in report
    assert Opportunity.objects.filter(status="open").count() == 2

    anna.post(f"{page}terug/", headers=HOST)
    jobs.go_on(Import.objects.get().pk)
    assert not Opportunity.objects.exists()
    assert "teruggedraaid" in anna.get(page, headers=HOST).text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vacatures.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "Dit is een plaatje"),
        ("leeg.csv", b"", "leeg"),
        ("niks.csv", b"titel;organisatie\n", "geen enkele rij"),
    ],
)
def test_a_file_that_is_no_table_is_refused_beside_the_field(anna, name, content, sentence):
    answer = send(anna, content, name)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Import.objects.exists()


def test_columns_are_corrected_by_hand(anna):
    page = address_of(send(anna, "wat;wie\nSoep koken;Buurthuis\n"))
    assert "Kies nog welke kolom dit is: titel" in anna.get(page, headers=HOST).text

    values = {"profile": "opportunities", "is_trusted": "on", "column_title": "wat"}
    answer = anna.post(f"{page}kolommen/", {**values, "column_organisation": "wie"}, headers=HOST)

    assert answer.status_code == 302
    assert Import.objects.get().mapping == {"title": "wat", "organisation": "wie"}


def test_without_a_title_the_columns_are_not_kept(anna):
    page = address_of(send(anna))

    answer = anna.post(f"{page}kolommen/", {"profile": "opportunities"}, headers=HOST)

    assert answer.status_code == 422
    assert "Kies nog welke kolom" in answer.text


def test_an_area_that_nobody_knows_is_refused_beside_its_field(anna):
    page = address_of(send(anna))
    values = {"profile": "opportunities", "column_title": "titel", "place_in": "Atlantis"}

    answer = anna.post(f"{page}kolommen/", values, headers=HOST)

    assert answer.status_code == 422
    assert "Atlantis" in answer.text


def test_the_report_shows_one_result_and_can_be_taken_away(anna):
    page = address_of(send(anna))
    anna.post(f"{page}start/", headers=HOST)
    jobs.go_on(Import.objects.get().pk)

    refused = anna.get(f"{page}?uitkomst=refused", headers={**HOST, "HX-Request": "true"}).text
    assert "<html" not in refused
    assert "opgeslagen" not in refused
    taken = b"".join(anna.get(f"{page}verslag.csv", headers=HOST).streaming_content).decode()
    assert taken.count("\r\n") == 4
    assert taken.startswith("\ufeffrij;uitkomst;waarom")


def test_a_running_import_tells_htmx_how_far_it_is_and_then_to_look_again(anna):
    page = address_of(send(anna))
    anna.post(f"{page}start/", headers=HOST)
    asked = {**HOST, "HX-Request": "true"}

    assert "<progress" in anna.get(page, headers=asked).text
    jobs.go_on(Import.objects.get().pk)
    assert anna.get(page, headers=asked)["HX-Refresh"] == "true"


def test_who_does_not_work_there_finds_nothing(cast, signed_in, anna, client):
    page = address_of(send(anna))

    for user in (cast.bram, cast.cora, cast.daan, cast.els, cast.gerda):
        browser = signed_in(user)
        assert browser.get("/balie/import/", headers=HOST).status_code == 404
        assert browser.get(page, headers=HOST).status_code == 404
        assert browser.post(f"{page}start/", headers=HOST).status_code == 404
    client.logout()
    assert client.get("/balie/import/", headers=HOST).status_code == 302


def test_a_second_start_hears_that_it_runs(anna):
    page = address_of(send(anna))
    anna.post(f"{page}start/", headers=HOST)

    again = anna.post(f"{page}start/", headers=HOST)

    assert again.status_code == 403
    assert "loopt al" in again.text


def test_it_asks_the_database_as_often_for_twenty_as_for_two(anna):
    for _ in range(2):
        send(anna)
    for_two = count_queries(lambda: anna.get("/balie/import/", headers=HOST))
    for _ in range(18):
        send(anna)

    assert count_queries(lambda: anna.get("/balie/import/", headers=HOST)) == for_two <= 8


def test_the_report_asks_as_often_for_many_rows_as_for_few(anna):
    counts = []
    for rows in (2, 40):
        table = "titel;organisatie\n" + "".join(f"Taak {n};Club\n" for n in range(rows))
        page = address_of(send(anna, table))
        anna.post(f"{page}start/", headers=HOST)
        jobs.go_on(Import.objects.latest("pk").pk)
        counts.append(count_queries(lambda page=page: anna.get(page, headers=HOST)))

    assert counts[0] == counts[1] <= 8


def test_a_sheet_of_excel_comes_in_the_same_way(anna):
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    book.active.append(["titel", "organisatie", "postcode"])
    book.active.append(["Soep koken", "Buurthuis", 7001])
    book.save(file)

    page = address_of(send(anna, file.getvalue(), "vacatures.xlsx"))
    anna.post(f"{page}start/", headers=HOST)
    jobs.go_on(Import.objects.get().pk)

    assert Opportunity.objects.get().postcode == "7001"
