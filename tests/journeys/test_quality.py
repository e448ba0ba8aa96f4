"""An organisation fills in a chapter with evidence on a phone; staff name who helps, who then judges."""

import pytest

from aanjager.learning.quality.models import Evaluation
from aanjager.learning.quality.tests.factories import PDF, asked, begun, judged_by
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=160)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_chapter_with_evidence(town, site, new_page, sign_in, look):
    it = begun(town.buurthuis)
    cora = new_page(width=360)
    sign_in(cora, town.cora)
    cora.goto(site("noord", f"/goed-geregeld/{it.pk}/hoofdstuk/set_up/"))
    for name in ("ja, dat is geregeld", "voor een deel"):
        cora.get_by_role("group", name="Van elke taak staat op papier").get_by_label(name).check()
    press(cora, "Bewaar dit hoofdstuk")
    assert "1 van 3 beantwoord" in cora.locator("main").inner_text()
    cora.locator("summary").first.click()
    cora.locator("input[type=file]").first.set_input_files(
        {"name": "taken.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    with cora.expect_navigation():
        cora.get_by_role("button", name="Voeg toe").first.click()
    assert "taken.pdf" in cora.locator("main").inner_text()
    look(cora)
    cora.goto(site("noord", f"/goed-geregeld/{it.pk}/"))
    look(cora)

    anna = new_page(width=360)
    sign_in(anna, town.anna)
    for page in ("adviseur", "beoordelaar"):
        anna.goto(site("noord", f"/goed-geregeld/{it.pk}/{page}/"))
        look(anna)
    assert it.scores.get().value == 1


def test_the_adviser_and_the_assessor_say_what_they_think(town, site, new_page, sign_in, look):
    it, _adviser = asked(town.buurthuis, adviser=town.daan)
    judged_by(it, town.gerda)
    for user, path, words in (
        (town.daan, "advies", "Klaar om te beoordelen"), (town.gerda, "oordeel", "Goed geregeld"),
    ):  # fmt: skip
        page = new_page(width=360)
        sign_in(page, user)
        page.goto(site("noord", f"/goed-geregeld/{it.pk}/{path}/"))
        look(page)
        page.locator("#id_words").fill("Het klopt met wat ik zag.")
        press(page, words)
        look(page)
    assert Evaluation.objects.get().state == "passed"
