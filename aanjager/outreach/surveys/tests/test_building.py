import pytest
from django.db import IntegrityError, transaction

from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.surveys import actions, queries
from aanjager.outreach.surveys.actions import Asked, Basis
from aanjager.outreach.surveys.choices.ready import READY
from aanjager.outreach.surveys.models import Question, Survey
from aanjager.outreach.surveys.tests.factories import (
    NOW,
    opened,
    question,
    staff,
    survey,
)

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def wave(cast):
    return survey(cast.noord)


def test_only_staff_of_the_centre_build(cast, wave):
    with pytest.raises(Refused, match="medewerkers"):
        actions.create(
            cast.noord, Basis("x", "y", "person", "anonymous"), "z", by=ANONYMOUS, at=NOW
        )
    with pytest.raises(Refused, match="medewerkers"):
        actions.add_section(wave, "x", by=staff(cast.zuid), at=NOW)
    assert not queries.overview(staff(cast.zuid), cast.noord).exists()


def test_the_promise_is_fixed_at_opening_both_ways_and_in_the_database(cast, wave):
    anna = staff(cast.noord)
    other = Basis("Nieuw", "Daarom", "person", "by_name", k=7)
    actions.change_survey(wave.survey, other, by=anna, at=NOW)
    opened(wave)

    for basis, words in (
        (Basis("a", "b", "person", "anonymous", k=7), "beloofden"),
        (Basis("a", "b", "organisation", "by_name", k=7), "Aan wie"),
        (Basis("a", "b", "person", "by_name", k=6), "alleen groter"),
        (Basis("a", "b", "person", "by_name", k=4), "minstens 5"),
    ):
        with pytest.raises(Refused, match=words):
            actions.change_survey(wave.survey, basis, by=anna, at=NOW)
    actions.change_survey(wave.survey, Basis("a", "b", "person", "by_name", k=8), by=anna, at=NOW)
    for change in ({"regime": "anonymous"}, {"unit": "organisation"}, {"k": 5}):
        with pytest.raises(IntegrityError, match="promise"), transaction.atomic():
            Survey.objects.filter(pk=wave.survey_id).update(**change)


def test_opening_freezes_the_questions(cast, wave):
    anna, asked = staff(cast.noord), Asked("text", "Nog iets?")
    one = question(wave, "uren")
    opened(wave)

    for act in (
        lambda: actions.add_section(wave, "x", by=anna, at=NOW),
        lambda: actions.change_section(one.section, "x", by=anna, at=NOW),
        lambda: actions.add_question(one.section, asked, by=anna, at=NOW),
        lambda: actions.change_question(one, asked, by=anna, at=NOW),
        lambda: actions.move(one, True, by=anna, at=NOW),
        lambda: actions.remove(one, by=anna, at=NOW),
        lambda: actions.open_wave(wave, wave.closes_on, by=anna, at=NOW),
    ):
        with pytest.raises(Refused, match=r"ligt vast|al geopend"):
            act()


def test_it_opens_with_a_question_and_a_day_to_come(cast, wave):
    empty = actions.create(
        cast.noord, Basis("x", "y", "person", "anonymous"), "z", by=staff(cast.noord), at=NOW
    )

    with pytest.raises(Refused, match="geen vraag"):
        opened(empty)
    with pytest.raises(Refused, match="laatste dag"):
        actions.open_wave(wave, NOW.date(), by=staff(cast.noord), at=NOW)


def test_a_question_never_stands_before_the_one_it_hangs_on(cast, wave):
    anna, does, hours = staff(cast.noord), question(wave, "doet"), question(wave, "uren")

    with pytest.raises(Refused, match="staat altijd na"):
        actions.move(hours.section, True, by=anna, at=NOW)
    with pytest.raises(Refused, match="hangt van deze af"):
        actions.remove(does, by=anna, at=NOW)
    with pytest.raises(Refused, match="hangt van deze af"):
        actions.change_question(does, Asked("text", "Wat doe je?"), by=anna, at=NOW)
    actions.move(does, True, by=anna, at=NOW)

    codes = [it.code for part in queries.questionnaire(wave) for it in part.questions.all()]
    assert codes == ["doet", "waar", "uren", "kosten", "woorden"]
    assert queries.earlier_questions(wave, hours) == [does, question(wave, "waar")]


def test_the_condition_of_a_question_reads_in_words(signed_in, cast, wave):
    page = signed_in(cast.anna).get(f"/balie/onderzoek/ronde/{wave.pk}/", **NOORD).text

    assert "Alleen na “Doe je iets?”: Ja" in page


def test_a_choice_keeps_its_code_when_its_text_stays(cast, wave):
    anna, where = staff(cast.noord), question(wave, "waar")
    texts = (("Elders", "Elsewhere"), ("Zuid", "The south"), ("Zuid!", ""))

    actions.change_question(where, Asked("one", "Waar?", choices=texts), by=anna, at=NOW)

    codes = list(where.choices.order_by("position").values_list("code", flat=True))
    assert codes == ["elders", "zuid", "zuid-2"]
    with pytest.raises(Refused, match="twee keuzes"):
        actions.change_question(where, Asked("one", "Waar?"), by=anna, at=NOW)


def test_the_next_wave_is_a_copy_that_is_comparable_until_changed(cast, wave):
    anna = staff(cast.noord)
    with pytest.raises(Refused, match="Sluit eerst"):
        actions.next_wave(wave.survey, "Najaar", by=anna, at=NOW)
    opened(wave)
    actions.close(wave, by=anna, at=NOW)

    new = actions.next_wave(wave.survey, "Najaar", by=anna, at=NOW)

    hours = question(new, "uren")
    assert new.number == 2
    assert hours.shown_if == question(new, "doet")
    assert hours.comparable == Question.Comparable.SAME
    assert [it.code for it in question(new, "waar").choices.all()] == ["noord", "zuid", "oost"]
    assert question(wave, "uren").section.wave == wave


@pytest.mark.parametrize("name", sorted(READY))
def test_a_ready_questionnaire_opens_in_both_languages_without_a_change(cast, name):
    basis = Basis("x", "y", READY[name]["unit"], "confidential")
    asker = None if basis.unit == "centre" else cast.noord
    by = staff(asker) if asker else Actor(user_id=cast.els.pk, is_association=True)
    wave = actions.create(asker, basis, "z", ready=name, by=by, at=NOW)

    asked = [it for part in queries.questionnaire(wave) for it in part.questions.all()]

    assert len(asked) >= 8
    assert all(it.text_en for it in asked)
    assert all(choice.text_en for it in asked for choice in it.choices.all())
    assert any(it.shown_if for it in asked)
    assert all(address.startswith("http") for _name, address in READY[name]["sources"])
    opened(wave, by=by)


def test_anna_builds_a_questionnaire_with_forms_only(signed_in, cast):
    browser = signed_in(cast.anna)
    basis = {
        "title": "Wat nu?", "purpose": "Om te weten.", "unit": "person", "regime": "anonymous",
        "k": 5, "label": "Voorjaar",
    }  # fmt: skip
    page = browser.post("/balie/onderzoek/nieuw/", basis, follow=True, **NOORD)
    base = page.redirect_chain[-1][0]
    browser.post(f"{base}deel/", {"title": "Over jou"}, **NOORD)
    part = Survey.objects.get().waves.get().sections.get()
    asked = {"text": "Waar?", "kind": "one", "choices": "Hier | Here\nDaar", "comparable": "new"}

    browser.post(f"{base}deel/{part.pk}/vraag/", {**asked, "is_group": "on"}, **NOORD)
    first = part.questions.get()
    hanging = {"text": "Hoe vaak?", "kind": "number", "comparable": "new"}
    browser.post(
        f"{base}deel/{part.pk}/vraag/", {**hanging, "shown_if": f"{first.pk}:hier"}, **NOORD
    )
    second = part.questions.order_by("pk").last()
    refused = browser.post(
        f"{base}schik/", {"wat": f"vraag:{first.pk}", "doe": "neer"}, follow=True, **NOORD
    )
    wrong = browser.post(f"{base}deel/{part.pk}/vraag/", {**asked, "choices": "Een"}, **NOORD)
    changed = browser.get(f"{base}vraag/{second.pk}/", **NOORD)

    assert "staat altijd na" in refused.text
    assert wrong.status_code == 422
    assert second.shown_values == ["hier"]
    assert f'value="{first.pk}:hier" selected' in changed.text
    assert "Alleen na" in browser.get(base, **NOORD).text
    assert "Hoe vaak?" in browser.get(f"{base}bekijk/", **NOORD).text
    opened_page = browser.post(f"{base}open/", {"closes_on": "2030-01-01"}, follow=True, **NOORD)
    assert "ligt vast" in opened_page.text
    assert "Omhoog" not in opened_page.text
    assert browser.get("/balie/onderzoek/", **NOORD).status_code == 200


def test_the_list_and_a_wave_ask_the_database_as_often_for_many_as_for_few(signed_in, cast, wave):
    browser = signed_in(cast.anna)
    path = f"/balie/onderzoek/ronde/{wave.pk}/"

    def look(address):
        return count_queries(lambda: browser.get(address, **NOORD))

    look("/balie/onderzoek/")
    few, small = look("/balie/onderzoek/"), look(path)
    for _at in range(6):
        survey(cast.noord)
    part = wave.sections.first()
    for at in range(10):
        asked = Asked("one", f"Vraag {at}", choices=(("Ja", ""), ("Nee", "")))
        actions.add_question(part, asked, by=staff(cast.noord), at=NOW)

    assert look("/balie/onderzoek/") == few <= 10
    assert look(path) == small <= 10
