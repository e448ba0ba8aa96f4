from datetime import date
from decimal import Decimal

import pytest

from aanjager.exchange.criteria import queries
from aanjager.trust.law.models import LawValue

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
GOOD = {
    "title": "Koffie schenken",
    "in_brief": "Je schenkt koffie. Je maakt een praatje.",
    "description": "Elke dinsdag schenk je koffie voor bezoekers van het buurthuis.",
    "setting": "place",
    "postcode": "3811",
    "rhythm": "weekly",
    "hours": Decimal(3),
    "contact": 1,
    "is_insured": True,
    "guidance": "Cora werkt je in.",
    "costs": "Reiskosten",
    "age_min": None,
    "age_max": None,
    "age_reason": "",
}


@pytest.fixture(autouse=True)
def _law():
    LawValue.objects.create(
        key="opportunity_hours_per_week_max", value=20, unit="hours/week",
        valid_from=date(2015, 1, 1), source="criteria van NOV", checked_on=ON,
    )  # fmt: skip


def test_a_good_text_gets_no_advice():
    assert queries.advice(GOOD, on=ON) == []


@pytest.mark.parametrize(
    ("changes", "code", "severity"),
    [
        ({"in_brief": " "}, "in_brief", queries.BLOCKS),
        ({"description": "Koffie"}, "task_described", queries.BLOCKS),
        ({"description": "woord " * 30}, "plain_language", queries.WARNS),
        ({"postcode": ""}, "place", queries.BLOCKS),
        ({"hours": Decimal("20.5")}, "at_most_20_hours", queries.BLOCKS),
        ({"age_min": 18}, "demands_have_a_reason", queries.BLOCKS),
        ({"age_max": 65}, "demands_have_a_reason", queries.BLOCKS),
        ({"title": "Vrouwelijke begeleider"}, "demands_have_a_reason", queries.WARNS),
        ({"offers": "Je hebt een MBO diploma"}, "no_schooling_needed", queries.WARNS),
        ({"costs": "Mail cora@example.org"}, "no_personal_data", queries.BLOCKS),
        ({"guidance": "Bel 06 12 34 56 78"}, "no_personal_data", queries.BLOCKS),
        ({"guidance": "Bel +31 88 1234567"}, "no_personal_data", queries.BLOCKS),
        ({"offers": "Een goed uurloon"}, "no_disguised_job", queries.WARNS),
        ({"contact": None}, "contact_person", queries.BLOCKS),
        ({"is_insured": False}, "liability_insured", queries.BLOCKS),
        ({"title": "Chauffeur"}, "passengers_insured", queries.WARNS),
        ({"guidance": ""}, "induction", queries.WARNS),
        ({"costs": ""}, "costs_repaid", queries.WARNS),
    ],
)
def test_each_criterion_is_seen(changes, code, severity):
    found = queries.advice(GOOD | changes, on=ON)

    assert [(it.code, it.severity) for it in found] == [(code, severity)]


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": Decimal(20)},
        {"hours": Decimal(30), "rhythm": "once"},
        {"hours": None},
        {"age_min": 18, "age_reason": "We schenken wijn."},
        {"setting": "home", "postcode": ""},
        {"postcode": "", "area": 3},
        {"when_text": "Van 10-12-2026 tot 10-01-2027, om 10.00 uur"},
        {"description": "We zijn sinds 1995 met 0 euro en 120 mensen in de Dorpsstraat 10 bezig."},
    ],
)
def test_what_is_fine_is_left_alone(changes):
    assert queries.advice(GOOD | changes, on=ON) == []


def test_the_number_of_hours_names_its_source_and_its_day():
    found = queries.advice(GOOD | {"hours": Decimal(21)}, on=ON)
    assert "20 uur per week" in found[0].sentence
    assert "criteria van NOV" in found[0].sentence

    assert queries.advice(GOOD | {"hours": Decimal(21)}, on=date(2014, 1, 1)) == []


def test_what_must_comes_before_what_is_better():
    found = queries.advice(GOOD | {"costs": "", "in_brief": ""}, on=ON)

    assert [it.severity for it in found] == [queries.BLOCKS, queries.WARNS]
