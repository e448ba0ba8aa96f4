from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import override

from aanjager.kernel import clock
from aanjager.kernel.templatetags import parts


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


def test_entries_fold_under_their_theme_and_stand_open_where_the_visitor_is():
    theme = "{% entries 'Taal' %}{% entry '/taal/' 'Taal' %}{% endentries %}"
    assert drawn(theme, "/").startswith("<details><summary>Taal</summary><ul><li>")
    assert drawn(theme, "/taal/").startswith("<details open><summary>")
    assert drawn("{% entries 'Niets' %}{% entry '/bestaat-niet/' 'Niets' %}{% endentries %}") == ""


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


def test_a_share_fills_its_part_of_the_bar_and_a_number_stands_beside_the_highest():
    shares = drawn("{% bars 'Wie' rows unit='%' %}", rows=[("Jong", 15), ("Oud", 13)])
    numbers = drawn("{% bars 'Wie' rows %}", rows=[("Jong", 15), ("Oud", 3)])

    assert 'width="60"' in shares, "15 of 100 is 60 of 400"
    assert 'width="52"' in shares
    assert 'width="80"' in numbers, "3 of 15 is 80 of 400"


@pytest.mark.parametrize(("language", "said"), [("nl", "9 feb 2027"), ("en", "9 Feb 2027")])
def test_a_short_day_is_written_as_the_language_writes_it(language, said):
    with override(language):
        assert (
            drawn("{{ day|short_day }}{{ none|short_day }}", day=date(2027, 2, 9), none=None)
            == said
        )


def test_working_days_are_those_counted_one_by_one():
    start = datetime(2025, 12, 18, 9, tzinfo=UTC)
    for first in range(0, 40, 3):
        for span in range(-3, 200, 7):
            begin, end = start + timedelta(first), start + timedelta(first + span)
            days = [localtime(begin).date() + timedelta(n) for n in range(1, span + 1)]
            assert clock.working_days_between(begin, end) == sum(map(clock.is_working_day, days))


def test_a_day_and_its_midnight_are_said_apart():
    day = date(2026, 3, 2)
    midnight = datetime(2026, 3, 2, tzinfo=get_default_timezone())

    assert "uur" not in parts.moment(day)
    assert "2 maart 2026, 00.00" in parts.moment(midnight)
    assert 'title="2 maart 2026"' in parts.moment(day)


def test_the_same_moment_is_said_in_the_language_on_screen():
    day = date(2025, 3, 2)

    assert ">2 mrt 2025<" in parts.moment(day)
    with override("en"):
        assert ">2 Mar 2025<" in parts.moment(day)


def test_an_address_keeps_what_was_asked_and_changes_what_must():
    request = RequestFactory().get("/x/?wat=soep%20%26%20brood&thema=a&thema=b&pagina=2")
    context = {"request": request}

    assert (
        parts.address_with(context, pagina=3) == "?wat=soep%20%26%20brood&thema=a&thema=b&pagina=3"
    )
    assert parts.address_with(context, pagina="", thema="") == "?wat=soep%20%26%20brood"


@pytest.mark.parametrize(("required", "said"), [(True, "Maak een keuze"), (False, "Geen keuze")])
def test_an_empty_choice_says_so_in_words(required, said):
    class Choosing(forms.Form):
        kind = forms.TypedChoiceField(
            choices=[*BLANK_CHOICE_DASH, ("a", "Een"), ("Groep", [("b", "Twee")])],
            required=required,
        )

    text = str(Choosing({"kind": "b"}))

    assert "-----" not in text
    assert f'<option value="">{said}</option>' in text
    assert '<option value="b" selected>Twee</option>' in text
