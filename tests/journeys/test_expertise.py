"""Ask and be answered: a visitor searches, asks, gets an answer, says it did not help, and then it did."""

import re

import pytest

from aanjager.advice.expertise.models import DeskQuestion
from aanjager.trust.letters.models import Letter
from tests.journeys.keyboard import tab_to, tab_to_field

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=140)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page, name, text):
    tab_to_field(page, name)
    page.keyboard.type(text)


def path_in(kind):
    letter = Letter.objects.filter(kind=kind).latest("pk")
    return re.search(r"(/vraag/v/\w+/)", letter.text)[1]


def test_a_question_is_asked_answered_asked_again_and_becomes_an_article(
    town, site, new_page, sign_in, look
):
    jo = new_page(width=360)
    jo.goto(site("noord", "/vraag/"))
    look(jo)
    write(jo, "q", "Mogen we een VOG kopiëren?")
    press(jo, "Zoek eerst")
    look(jo)
    write(jo, "name", "Jo")
    write(jo, "email", "jo@example.org")
    press(jo, "Verstuur je vraag")
    assert "uiterlijk" in jo.locator("main").inner_text()
    look(jo)

    anna = new_page(width=360)
    sign_in(anna, town.anna)
    anna.goto(site("noord", "/balie/vragen/"))
    look(anna)
    press(anna, f"Mogen we een VOG kopiëren?\n({DeskQuestion.objects.get().pk})")
    look(anna)
    write(anna, "text", "Nee. Schrijf op dat je hem zag, met datum en naam.")
    press(anna, "Verstuur het antwoord")
    look(anna)

    jo.goto(site("noord", path_in("question-answer")))
    look(jo)
    write(jo, "because", "En een foto op de telefoon?")
    press(jo, "Nog niet, zoek verder")
    assert DeskQuestion.objects.get().times_reopened == 1
    anna.reload()
    write(anna, "text", "Een foto is ook een kopie, dus nee.")
    press(anna, "Verstuur het antwoord")
    jo.reload()
    press(jo, "Ja, dit hielp")
    look(jo)
    assert DeskQuestion.objects.get().state == "done"

    anna.reload()
    press(anna, "Maak er een artikel van")
    look(anna)
    tab_to_field(anna, "subject")
    anna.keyboard.press("ArrowDown")
    tab_to_field(anna, "is_clean")
    anna.keyboard.press("Space")
    press(anna, "Zet op de kennisbank")
    look(anna)
    jo.goto(site("noord", "/kennisbank/?q=kopie+van+de+vog"))
    assert "Mogen we een VOG kopiëren?" in jo.locator("main").inner_text()
    look(jo)
    assert jo.complaints + anna.complaints == []
