"""What one may see can be taken away, and no cell of it is a formula."""

from io import BytesIO

import pytest

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel import sheets
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
HOST = {"host": "noord.localhost"}


def taken(client, name):
    answer = client.get(f"/balie/export/{name}", headers=HOST)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_staff_take_opportunities_away_without_formulas(cast, signed_in, form):
    OpportunityFactory(organisation=cast.buurthuis, title="=HYPERLINK(1)", description="a\nb")
    OpportunityFactory(title="Van een ander")

    table = sheets.open_table(BytesIO(taken(signed_in(cast.anna), f"vacatures.{form}")))

    rows = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows()]
    assert [row["titel"] for row in rows] == ["'=HYPERLINK(1)"]
    assert rows[0]["organisatie"] == "Buurthuis 't Anker"
    assert rows[0]["toestand"] == "concept"


def test_people_do_not_leave_by_a_look(cast, signed_in):
    browser = signed_in(cast.anna)

    assert browser.get("/balie/export/mensen.csv", headers=HOST).status_code == 404


def test_organisations_come_with_their_kind_in_words(cast, signed_in):
    assert "vereniging" in taken(signed_in(cast.anna), "organisaties.csv").decode()


def test_the_lists_stand_on_one_page(cast, signed_in):
    page = signed_in(cast.anna).get("/balie/export/", headers=HOST).text

    assert "/balie/export/vacatures.xlsx" in page


def test_who_does_not_work_there_takes_nothing(cast, signed_in, client):
    for user in (cast.bram, cast.cora, cast.daan, cast.els, cast.gerda):
        browser = signed_in(user)
        for name in ("", "vacatures.csv", "organisaties.xlsx"):
            assert browser.get(f"/balie/export/{name}", headers=HOST).status_code == 404
    client.logout()
    assert client.get("/balie/export/organisaties.csv", headers=HOST).status_code == 302


def test_a_list_that_is_not_there_is_not_there(cast, signed_in):
    assert signed_in(cast.anna).get("/balie/export/geheim.csv", headers=HOST).status_code == 404


def test_it_asks_as_often_for_twenty_as_for_two(cast, signed_in):
    client = signed_in(cast.anna)
    taken(client, "vacatures.csv")  # remembers the centre
    OpportunityFactory.create_batch(2, organisation=cast.buurthuis)
    for_two = count_queries(lambda: taken(client, "vacatures.csv"))
    OpportunityFactory.create_batch(18, organisation=cast.buurthuis)

    assert count_queries(lambda: taken(client, "vacatures.csv")) == for_two <= 8
