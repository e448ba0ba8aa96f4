from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory


def drawn(source, path="/", **context):
    request = RequestFactory().get(path)
    return Template(source).render(Context({"request": request, **context}))


class Sample(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals je genoemd wilt worden.")
    day = forms.DateField(label="Dag", required=False)
    kind = forms.ChoiceField(
        label="Soort", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")]
    )
    file = forms.FileField(label="Bestand", required=False)
    agrees = forms.BooleanField(label="Ik ga akkoord")


def test_every_input_of_a_form_has_a_label_and_the_look_of_the_house():
    text = str(Sample())

    assert 'class="utrecht-textbox utrecht-textbox--html-input"' in text
    assert 'type="date"' in text
    assert '<legend class="utrecht-form-label">Soort</legend>' in text
    for name in ("id_name", "id_day", "id_kind_0", "id_kind_1", "id_file", "id_agrees"):
        assert f'for="{name}"' in text
        assert f'id="{name}"' in text


def test_a_day_is_written_as_the_browser_reads_it():
    assert 'value="2026-12-31"' in str(Sample(initial={"day": date(2026, 12, 31)}))


def test_the_error_summary_leads_to_each_field():
    text = str(Sample({"day": "gisteren"}))

    for name in ("id_name", "id_day", "id_kind_0", "id_agrees"):
        assert f'href="#{name}"' in text
        assert f'id="{name}"' in text
    assert 'aria-invalid="true"' in text
    assert 'aria-describedby="id_name_helptext id_name_error"' in text


def test_an_entry_says_where_the_visitor_is_and_a_dead_one_stays_away():
    assert drawn("{% entry '/taal/' 'Taal' %}", "/taal/") == (
        '<li><a href="/taal/" aria-current="page">Taal</a></li>'
    )
    assert "aria-current" not in drawn("{% entry '/taal/' 'Taal' %}", "/")
    assert drawn("{% entry '/bestaat-niet/' 'Niets' %}") == ""


@pytest.mark.parametrize("rows", [[], [("Niemand", 0)], [("Noord", 12), ("Zuid", 3)]])
def test_bars_show_every_number_twice_once_as_a_picture_and_once_in_a_table(rows):
    text = drawn("{% bars 'Mensen' rows %}", rows=rows)

    for label, value in rows:
        assert text.count(label) == 2
        assert text.count(f">{value}<") == 2


def test_a_bar_below_its_goal_looks_different():
    text = drawn(
        "{% bars 'Doelen' rows goal=True unit='%' %}",
        rows=[("Op tijd", 84, 90), ("Gestart", 22, 20)],
    )

    assert text.count("bar__fill--low") == 1
    assert ">90%<" in text
