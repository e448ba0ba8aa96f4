from io import BytesIO

import pytest

from aanjager.community.centres.models import Staff
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.front.desk import rules
from aanjager.kernel import sheets
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import refusal
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def anna(cast, signed_in):
    anna = Staff.objects.get(user=cast.anna)
    for name, phase in (("Zara", 2), ("Abel", 5)):
        CaseFactory(
            centre=cast.noord, consultant=anna, person__name=name, phase=phase, wishes="Stil water."
        )
    return signed_in(cast.anna)


def test_a_case_is_found_by_name(anna):
    page = anna.get("/balie/bemiddeling/", {"q": "zar"}, **NOORD).text

    assert "Zara" in page
    assert "Abel" not in page
    empty = anna.get("/balie/bemiddeling/", {"q": "zzz"}, **NOORD).text
    assert "Geen traject met deze naam" in empty


@pytest.mark.parametrize(("order", "first"), [("naam", "Abel"), ("fase", "Zara")])
def test_cases_stand_in_the_order_that_was_asked(anna, order, first):
    page = anna.get("/balie/bemiddeling/", {"volgorde": order}, **NOORD).text
    other = {"Abel": "Zara", "Zara": "Abel"}[first]

    assert page.index(first) < page.index(other)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_cases_leave_without_what_was_said_and_that_is_written_down(anna, cast, form):
    answer = anna.post("/balie/bemiddeling/lijst/?q=abel", {"vorm": form}, **NOORD)

    table = sheets.open_table(BytesIO(b"".join(answer.streaming_content)))
    rows = [row.cells for row in table.rows()]
    assert [(row[0], row[1]) for row in rows] == [("Abel", "begin")]
    assert "Stil water" not in str(rows)
    assert Event.objects.get(verb="cases.exported").target == f"community.Centre:{cast.noord.pk}"


def test_people_leave_as_a_sheet_too(anna):
    answer = anna.post("/balie/mensen/lijst/", {"vorm": "xlsx"}, **NOORD)

    assert sheets.open_table(BytesIO(b"".join(answer.streaming_content))).header[0] == "naam"


def test_who_works_elsewhere_takes_no_list(cast):
    stranger = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))

    assert "Alleen medewerkers" in refusal(rules.export_cases, stranger, cast.noord)


def test_opportunities_and_organisations_stand_in_the_order_that_was_asked(anna, cast):
    for title in ("Zingen", "Afwassen"):
        OpportunityFactory(organisation=cast.buurthuis, title=title)

    page = anna.get("/balie/vacatures/", {"volgorde": "titel"}, **NOORD).text
    assert page.index("Afwassen") < page.index("Zingen")
    page = anna.get("/balie/organisaties/", {"volgorde": "antwoord"}, **NOORD).text
    assert "Antwoordt het langzaamst" in page
    assert "Buurthuis" in page


def test_an_organisation_puts_its_own_list_in_order_and_takes_it_along(cast, signed_in):
    for title in ("Zingen", "Afwassen"):
        OpportunityFactory(organisation=cast.buurthuis, title=title)
    OpportunityFactory(title="Van een ander")
    cora, path = signed_in(cast.cora), f"/organisatie/{cast.buurthuis.pk}/vacatures/"

    page = cora.get(path, {"volgorde": "titel"}, **NOORD).text
    file = cora.get(path, {"volgorde": "titel", "als": "csv"}, **NOORD)

    assert page.index("Afwassen") < page.index("Zingen")
    lines = b"".join(file.streaming_content).decode().splitlines()
    assert ["Afwassen" in lines[1], "Zingen" in lines[2], len(lines)] == [True, True, 3]
