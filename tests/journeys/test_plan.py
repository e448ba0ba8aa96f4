"""From what a survey found to a plan that was submitted: Anna on her phone, a partner with a link."""

import re

import pytest
from django.urls import reverse

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.governance.plans.models import Plan
from aanjager.outreach.findings.tests.factories import released
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words, key="Enter"):
    tab_to(page, words)
    page.keyboard.press(key)


def fill(page, **values):
    for name, value in values.items():
        page.fill(f"#id_{name}", value)


def test_a_plan_from_a_survey_to_submission(town, site, new_page, sign_in, look):
    wave = released(town.noord, town.anna, StaffFactory(centre=town.noord, name="Ida").user)
    anna = new_page(width=360)
    sign_in(anna, town.anna)
    anna.goto(site("noord", reverse("findings:desk", args=[wave.pk])))
    press(anna, "Maak hier een plan van")
    anna.wait_for_url("**/balie/plannen/nieuw/**")
    look(anna)
    fill(anna, title="Meer korte klussen", recipient="Gemeente Noord")
    anna.check("text=Hoeveel uur per week?: gemiddeld 1,9")
    anna.check("#id_template_2")
    press(anna, "Begin")
    anna.wait_for_url("**/balie/plannen/*/")
    made = Plan.objects.get()
    look(anna)
    assert "gemiddeld 1,9" in anna.inner_text("main")

    press(anna, "Schrijf")
    anna.wait_for_url("**/schrijven/")
    look(anna)
    for section in made.sections.all():
        anna.fill(f"#id_deel_{section.pk}", f"Over {section.title}.")
    press(anna, "Bewaar")
    anna.wait_for_url(re.compile(rf"/plannen/{made.pk}/$"))
    anna.goto(site("noord", f"/balie/plannen/{made.pk}/doen/activiteit/"))
    look(anna)
    fill(anna, title="Klussen in stukken delen", starts_on="2027-01-01", ends_on="2027-06-30")
    fill(anna, volunteer_hours="120")
    press(anna, "Bewaar")
    anna.wait_for_selector("text=vrijwilligers 120")
    look(anna)
    press(anna, "Geld")
    anna.wait_for_url("**/geld/")
    press(anna, "Nieuwe post")
    anna.wait_for_url("**/post/")
    fill(anna, title="Zaal", amount_cents="1.250,50")
    press(anna, "Bewaar")
    anna.wait_for_selector("text=De begroting klopt nog niet.")
    look(anna)
    press(anna, "Wie betaalt dit?\nZaal")
    anna.wait_for_url("**/betaler/")
    look(anna)
    fill(anna, name="Gemeente Noord", amount_cents="1.250,51")
    anna.check("#id_kind_1")
    press(anna, "Bewaar")
    anna.wait_for_selector("text=Meer vragen is dubbel vragen")
    look(anna)
    fill(anna, amount_cents="1.250,50")
    press(anna, "Bewaar")
    anna.wait_for_selector("text=De begroting klopt: elke post is op de cent gedekt.")
    look(anna)

    anna.goto(site("noord", f"/balie/plannen/{made.pk}/meelezen/"))
    fill(anna, label="Sportclub")
    anna.focus("#id_email")  # the parts of a date are marked by the browser itself
    press(anna, "Maak een link")
    anna.wait_for_selector("text=kopieer hem nu")
    look(anna)
    reader = new_page(width=360)
    path = "/meelezen/" + anna.inner_text("code").split("/meelezen/")[1]
    reader.goto(site("noord", path))
    look(reader)
    fill(reader, text="Denk aan de zomer.")
    press(reader, "Verstuur")
    reader.wait_for_selector("text=Dank je.")
    look(reader)

    press(anna, "Indienen")
    anna.wait_for_url("**/indienen/")
    look(anna)
    press(anna, "Dien het plan in")
    anna.wait_for_selector("text=De tekst ligt vast")
    look(anna)
    press(anna, "Tonen")
    anna.wait_for_url("**/indienen/")
    press(anna, "Laat iedereen het lezen")
    anna.wait_for_selector("text=Iedereen kan dit plan lezen")
    look(anna)
    reader.goto(site("noord", f"/plannen/{made.pk}/"))
    look(reader)
    assert "Samen: € 1.250,50" in reader.inner_text("main")
