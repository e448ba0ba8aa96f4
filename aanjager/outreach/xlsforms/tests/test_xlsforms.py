import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pyxform.xls2xform import convert

from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Unreadable, xlsx_book
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.actions import Basis
from aanjager.outreach.surveys.choices.ready import READY
from aanjager.outreach.surveys.queries import questionnaire
from aanjager.outreach.surveys.tests.factories import NOW, opened, staff, survey
from aanjager.outreach.xlsforms import actions, queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
HEADER = ["type", "name", "label::Nederlands (nl)", "label::English (en)", "required", "relevant"]
LISTS = (
    ["list_name", "name", "label"],
    [["janee", "1", "Ja"], ["janee", "2", "Nee"], ["leeg", "x", "Een"]],
)


def book(rows, lists=LISTS):
    return made({"survey": (HEADER, rows), "choices": lists})


def made(sheets):
    with xlsx_book(sheets) as file:
        return BytesIO(file.read())


def empty(cast):
    basis = Basis("x", "y", "person", "anonymous")
    return surveys.create(cast.noord, basis, "z", by=staff(cast.noord), at=NOW)


def told(wave):
    """Everything that a questionnaire asks, without its numbers."""
    return [
        (
            part.title, part.title_en, it.kind, it.text, it.text_en, it.is_required, it.shown_values,
            it.sensitivity, it.is_group,
            [(c.code, c.text, c.text_en) for c in it.choices.all()],
        )
        for part in questionnaire(wave)
        for it in part.questions.all()
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", *sorted(READY)])
def test_what_goes_out_is_a_form_for_others_and_comes_back_the_same(cast, name):
    basis = Basis("Wat nu?", "y", "person", "anonymous")
    wave = (
        surveys.create(cast.noord, basis, "z", ready=name, by=staff(cast.noord), at=NOW)
        if name
        else survey(cast.noord)
    )
    file = made(queries.sheets_of(wave))

    form = queries.read_form(file)

    xml = convert(xlsform=BytesIO(file.getvalue()), file_type=".xlsx").xform
    assert all(it.text in xml for part in questionnaire(wave) for it in part.questions.all())
    assert form.faults == []
    opened(wave)
    surveys.close(wave, by=staff(cast.noord), at=NOW)
    again = empty(cast)
    assert actions.load_form(again, form, by=staff(cast.noord), at=NOW) == len(told(wave))
    assert told(again) == told(wave)


def test_every_fault_is_said_with_its_row_and_then_nothing_comes_in(cast):
    rows = [
        ["start", "start", "", "", "", ""],
        ["begin group", "g", "Deel", "Part", "", ""],
        ["select_one janee", "doet", "Doe je iets?", "", "yes", ""],
        ["integer", "uren", "Hoeveel uur?", "", "", "${doet} = '1'"],
        ["geopoint", "plek", "Waar ben je?", "", "", ""],
        ["select_one leeg", "een", "Welke?", "", "", ""],
        ["text", "uren", "Dubbele naam", "", "", ""],
        ["text", "later", "Waarom?", "", "", "${uren} > 3"],
        ["text", "ander", "Waarom?", "", "", "${doet} = '9'"],
        ["end group", "", "", "", "", ""],
    ]
    form = queries.read_form(book(rows))
    wave = empty(cast)

    assert [row for row, _words in form.faults] == [6, 7, 8, 9, 10]
    assert "geopoint" in form.faults[0][1]
    with pytest.raises(Refused, match="niets binnen"):
        actions.load_form(wave, form, by=staff(cast.noord), at=NOW)
    assert not wave.sections.exists()
    good = queries.read_form(book(rows[:4]))
    actions.load_form(wave, good, by=staff(cast.noord), at=NOW)
    assert [it[6] for it in told(wave)] == [[], ["ja"]]
    assert told(wave)[0][5]


def test_only_one_choice_divides_into_groups_and_the_row_is_said():
    file = made(
        {
            "survey": (
                ["type", "name", "label", "aanjager_sensitive", "aanjager_group"],
                [
                    ["begin_group", "g", "Deel", "", ""],
                    ["select_one janee", "doet", "Doe je iets?", "yes", "yes"],
                    ["integer", "uren", "Hoeveel uur?", "", "yes"],
                    ["end_group", "", "", "", ""],
                ],
            ),
            "choices": (
                ["list_name", "name", "label"],
                [["janee", "1", "Ja"], ["janee", "2", "Nee"]],
            ),
        }
    )

    form = queries.read_form(file)

    assert [row for row, _words in form.faults] == [4]
    assert (form.parts[0].questions[0].is_sensitive, form.parts[0].questions[0].is_group) == (
        True,
        True,
    )


def test_a_hostile_file_is_refused():
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<workbook/>" + b" " * 20_000_000)
    entities = BytesIO()
    with zipfile.ZipFile(entities, "w") as parts:
        parts.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>')

    for file in (bomb, entities, BytesIO(b"geen zip"), book([]), made({"x": (["y"], [])})):
        with pytest.raises(Unreadable):
            queries.read_form(file)


def test_a_formula_comes_in_as_nothing_and_goes_out_as_text(cast):
    rows = [["text", "a", "=1+1", "", "", ""]]

    form = queries.read_form(book(rows))

    assert form.parts[0].questions[0].text[0].endswith("=1+1")


def test_anna_takes_a_form_along_and_brings_one(signed_in, cast):
    wave = survey(cast.noord)
    base = f"/balie/onderzoek/ronde/{wave.pk}/"
    browser = signed_in(cast.anna)
    taken = browser.get(f"{base}xlsform/", **NOORD).content
    wrong = book([["geopoint", "plek", "Waar?", "", "", ""]]).read()

    refused = browser.post(
        f"{base}inlezen/", {"file": SimpleUploadedFile("a.xlsx", wrong)}, **NOORD
    )
    done = browser.post(
        f"{base}inlezen/", {"file": SimpleUploadedFile("a.xlsx", taken)}, follow=True, **NOORD
    )

    assert refused.status_code == 422
    assert "Rij 2" in refused.text
    assert "5 vragen erbij" in done.text
    assert wave.sections.count() == 4
