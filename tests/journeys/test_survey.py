"""Asking and answering: Anna builds a small survey, Daan answers on his phone by keyboard, two release."""

import pytest

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.outreach.findings.models import Release
from aanjager.outreach.surveys import actions
from aanjager.outreach.surveys.models import SurveyResponse, Wave
from aanjager.outreach.surveys.tests import factories as surveys
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words, key="Enter"):
    tab_to(page, words)
    page.keyboard.press(key)


def test_a_survey_from_building_to_released_figures(town, site, new_page, sign_in, look):
    anna = new_page(width=768)
    sign_in(anna, town.anna)
    anna.goto(site("noord", "/balie/onderzoek/nieuw/"))
    look(anna)
    for name, words in (("title", "Wat nu?"), ("purpose", "Om te weten."), ("label", "Najaar")):
        anna.fill(f"#id_{name}", words)
    anna.check("#id_unit_0")
    anna.check("#id_regime_2")
    anna.check("#id_ready_1")
    press(anna, "Bewaar")
    anna.wait_for_url("**/balie/onderzoek/ronde/*/")
    look(anna)
    anna.click("text=Nieuwe vraag >> nth=0")
    look(anna)
    anna.go_back()
    anna.click("text=Bekijk als invuller")
    look(anna)
    anna.go_back()
    anna.fill("#id_closes_on", "2099-12-31")
    anna.check("#id_has_open_link")
    press(anna, "Open de vragenlijst")
    anna.wait_for_selector("text=Nodig iedereen uit")
    look(anna)

    wave = Wave.objects.get(label="Najaar")
    daan = new_page(width=360)
    daan.goto(site("noord", f"/vragenlijst/{wave.open_code}/"))
    look(daan)
    press(daan, "Begin")
    daan.wait_for_url("**/1/")
    look(daan)
    tab_to(daan, f"v{surveys.question(wave, 'doet').pk}")
    daan.keyboard.press("Space")
    press(daan, "Bewaar en verder")
    daan.wait_for_selector("text=Waarom doe je het")
    look(daan)
    press(daan, "Bewaar en verder")
    daan.wait_for_url("**/2/")
    look(daan)
    press(daan, "Bewaar en verder")
    daan.wait_for_url("**/3/")
    press(daan, "Bewaar en verder")
    daan.wait_for_url("**/verstuur/")
    look(daan)
    press(daan, "Verstuur")
    daan.wait_for_selector("text=Bedankt")
    look(daan)
    assert SurveyResponse.objects.get().is_done

    for number in range(11):
        surveys.answer(wave, {"doet": ["ja"], "uren": number, "leeftijd": ["65-of-ouder"]})
    actions.close(wave, by=surveys.staff(town.noord), at=surveys.NOW)
    anna.goto(site("noord", f"/balie/onderzoek/ronde/{wave.pk}/cijfers/"))
    look(anna)
    press(anna, "Stel cijfers voor")
    anna.wait_for_selector("text=Een andere collega")
    look(anna)
    ida = StaffFactory(centre=town.noord, name="Ida")
    other = new_page(width=360)
    sign_in(other, ida.user)
    release = Release.objects.get()
    other.goto(site("noord", f"/balie/onderzoek/ronde/{wave.pk}/cijfers/{release.pk}/"))
    look(other)
    press(other, "Ja, geef vrij")
    other.wait_for_url(f"**/onderzoek/{wave.pk}/")
    look(other)
    daan.goto(site("noord", "/onderzoek/"))
    look(daan)
