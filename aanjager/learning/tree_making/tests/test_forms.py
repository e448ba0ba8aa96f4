"""Staff who do not program write a question and a conclusion as they read, and hear what is wrong where."""

import pytest

from aanjager.kernel.actor import CLOCK
from aanjager.learning.trees import queries
from aanjager.learning.trees.tests.factories import draft
from aanjager.trust.law import actions as law
from conftest import NOW

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def made(cast):
    law.load(by=CLOCK, at=NOW)
    return draft(cast.noord)


def filled(form):
    """What stands in a form, as a browser sends it."""
    return {name: form[name].value() or "" for name in form.fields}


def step_of(version, key):
    version.refresh_from_db()
    return queries.script_of(version).step(key)


@pytest.mark.parametrize("typed", ["ja", "Ja", " JA "])
def test_an_answer_is_written_as_it_reads(signed_in, cast, made, typed):
    anna, page = signed_in(cast.anna), f"/balie/wegwijzer/{made.tree_id}/deel/samen/"
    said = filled(anna.get(page, **NOORD).context["form"]) | {"value_0": typed}
    assert anna.post(page, said, **NOORD).status_code == 302
    assert step_of(made, "samen").branches[0].value == "ja"


def test_an_answer_of_a_list_and_a_number_of_the_law_too(signed_in, cast, made):
    anna, page = signed_in(cast.anna), f"/balie/wegwijzer/{made.tree_id}/deel/samen/"
    said = filled(anna.get(page, **NOORD).context["form"])
    said |= {
        "kind": "choice",
        "options": "vaak | Elke week\nsoms | Af en toe",
        "value_0": "af en toe",
    }
    anna.post(page, said, **NOORD)
    assert step_of(made, "samen").branches[0].value == "soms"

    page = f"/balie/wegwijzer/{made.tree_id}/deel/leeftijd/"
    said = filled(anna.get(page, **NOORD).context["form"]) | {"value_0": "[wet:consent_age]"}
    anna.post(page, said, **NOORD)
    assert step_of(made, "leeftijd").branches[0].value == "wet:consent_age"


@pytest.mark.parametrize(
    ("change", "field", "why"),
    [
        ({"op_1": "", "to_1": "alleen"}, "op_1", "Kies hoe je het antwoord vergelijkt."),
        ({"op_1": "is", "value_1": "nee"}, "to_1", "Kies waar dit antwoord heen leidt."),
    ],
)
def test_half_a_branch_says_at_its_field_what_it_misses(signed_in, cast, made, change, field, why):
    anna, page = signed_in(cast.anna), f"/balie/wegwijzer/{made.tree_id}/deel/samen/"
    said = filled(anna.get(page, **NOORD).context["form"]) | change
    answer = anna.post(page, said, **NOORD)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [why]}
    assert "<details open><summary>Tak 2" in answer.text


def test_a_source_is_written_with_a_day_as_people_write_it(signed_in, cast, made):
    anna, page = signed_in(cast.anna), f"/balie/wegwijzer/{made.tree_id}/deel/alleen/"
    form = anna.get(page, **NOORD).context["form"]
    assert form["sources"].value() == "De wet | https://example.org/wet | 05-01-2026"
    said = filled(form) | {
        "sources": "NOV | https://nov.example/ | 23-11-2026\nWet | /wet/ | 2026-11-24"
    }
    anna.post(page, said, **NOORD)
    made.refresh_from_db()
    days = [it.checked_on.isoformat() for it in queries.part_of(made, "alleen").sources]
    assert days == ["2026-11-23", "2026-11-24"]

    answer = anna.post(page, said | {"sources": "NOV | https://nov.example/ | gisteren"}, **NOORD)
    assert answer.status_code == 422
    assert "‘NOV | https://nov.example/ | gisteren’" in answer.text
