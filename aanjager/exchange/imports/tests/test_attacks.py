"""Files that are too much: long fields, formulas, too many rows, an undo that breaks halfway."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from aanjager.exchange.imports import actions, jobs, queries
from aanjager.exchange.imports.actions import undoing
from aanjager.exchange.imports.models import Import
from aanjager.exchange.imports.tests.test_faults import table
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.sheets import reading, separated
from conftest import NOW

pytestmark = pytest.mark.django_db
HEAD = "id;titel;organisatie;postcode;omschrijving\n"
MANY = 10_000


@pytest.mark.parametrize(
    "row",
    [
        f"2;{'t' * MANY};Club;7001;x",
        f"2;Soep;{'o' * MANY};7001;x",
        f"2;Soep;Club;{'7' * MANY};x",
        f"2;Soep;Club;7001;{'d' * MANY}",
        f"{'2' * MANY};Soep;Club;7001;x",
    ],
    ids=["title", "organisation", "postcode", "description", "number"],
)
def test_a_field_of_ten_thousand_signs_takes_no_neighbour_along(bring, row):
    it = bring(f"{HEAD}1;Eerste;Club;7001;x\n{row}\n3;Laatste;Club;7001;x\n")

    assert Opportunity.objects.filter(title__in=["Eerste", "Laatste"]).count() == 2
    middle = queries.rows_of(it).get(number=3)
    assert middle.result == "stored" or middle.reason
    assert len(middle.reason) <= 300


def test_a_formula_comes_in_as_text_and_leaves_disarmed(bring):
    it = bring(f"{HEAD}=1+1;=HYPERLINK(1);Club;7001;@SUM(A1)\n")

    assert Opportunity.objects.get().title == "=HYPERLINK(1)"
    said = "".join(queries.report_lines(it))
    assert "'=1+1" in said
    assert ";=1+1" not in said


def test_more_rows_than_we_take_are_refused_beside_the_field(signed_in, cast, monkeypatch):
    for module in (reading, separated):
        monkeypatch.setattr(module, "MAX_ROWS", 100, raising=False)
    file = SimpleUploadedFile("a.csv", table(200).encode())

    answer = signed_in(cast.anna).post(
        "/balie/import/nieuw/", {"file": file}, headers={"host": "noord.localhost"}
    )

    assert answer.status_code == 422
    assert "meer dan 100 rijen" in answer.text
    assert not Import.objects.exists()


def test_an_undo_that_breaks_halfway_goes_on_where_it_was(bring, cast, monkeypatch):
    it = bring(table(10))
    monkeypatch.setattr(undoing, "BATCH", 4)
    actions.undo(it, in_background=False, by=CLOCK, at=NOW)
    take_back, calls = undoing._take_back, []

    def breaks(rows, keeper):
        calls.append(1)
        take_back(rows, keeper)
        if len(calls) == 2:
            raise OperationalError("the database went away")

    monkeypatch.setattr(undoing, "_take_back", breaks)
    with pytest.raises(OperationalError):
        jobs.go_on(it.pk)
    assert Opportunity.objects.count() == 6

    Import.objects.update(progressed_at=NOW - timedelta(days=1))
    jobs.resume()

    it.refresh_from_db()
    assert (it.state, queries.counts(it)) == ("undone", {"undone": 10})
    assert not Opportunity.objects.exists()
