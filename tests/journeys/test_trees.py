"""A visitor walks a guide by keyboard alone on a phone, and prints the letter; Anna makes one her own."""

import pytest
from django.core.management import call_command

from aanjager.learning.trees.models import Tree
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words):
    """Come by keyboard to a link or button, and go where it leads."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer(page, name, key="Space"):
    """Choose an answer by keyboard: the one that has the focus, or the next by an arrow; then go on."""
    tab_to(page, name)
    page.keyboard.press("Space")
    page.keyboard.press(key)
    press(page, "Volgende")


def test_a_guide_by_keyboard_to_the_printed_letter(town, site, new_page, look):
    call_command("load_trees", verbosity=0)
    page = new_page(width=360)
    page.goto(site("noord", "/wegwijzer/"))
    look(page)
    press(page, "Welke verzekering betaalt?")
    page.wait_for_selector("text=Het zijn hoogstens 5 vragen")
    press(page, "Begin")
    page.wait_for_selector("text=Waarvoor kom je?")
    press(page, "Volgende")
    page.wait_for_selector("text=Geef eerst een antwoord.")
    look(page)
    answer(page, "rol")
    page.wait_for_selector("text=Om wat voor inzet gaat het?")
    answer(page, "soort")
    page.wait_for_selector("text=Wat is er gebeurd?")
    press(page, "Vorige")
    page.wait_for_selector("text=Om wat voor inzet gaat het?")
    assert page.is_checked("[name=soort][value=organisatie]")
    press(page, "Volgende")
    page.wait_for_selector("text=Wat is er gebeurd?")
    answer(page, "wat")
    page.wait_for_selector("h1:has-text('Met letsel mag je meteen naar de gemeente')")
    look(page)
    press(page, "Wijzig\n: Om wat voor inzet gaat het?")
    answer(page, "soort", "ArrowDown")
    page.wait_for_selector("text=tegenprestatie voor een uitkering")
    press(page, "Bekijk de brief")
    page.wait_for_url("**/papier/**")
    look(page)
    page.emulate_media(media="print")
    assert page.is_hidden("text=Open als pdf")
    assert page.is_visible("text=Schade melden bij de")
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    address = page.url.replace("/papier/", "/papier.pdf")
    assert "/StructTreeRoot" in page.evaluate("async at => (await fetch(at)).text()", address)
    assert page.context.cookies() == []


def test_anna_makes_a_guide_her_own(town, site, new_page, sign_in, look):
    call_command("load_trees", verbosity=0)
    anna = new_page(width=360)
    sign_in(anna, town.anna)
    anna.goto(site("noord", "/balie/wegwijzer/"))
    look(anna)
    press(anna, "VOG en de gratis VOG")
    press(anna, "Neem over en pas aan")
    anna.wait_for_selector("text=Elke weg eindigt in een conclusie")
    look(anna)
    press(anna, "Bekijk alle 9 wegen")
    anna.wait_for_selector("text=9 wegen")
    look(anna)
    own = Tree.objects.get(centre=town.noord)
    for part in ("kvk", "geen-kvk"):
        anna.goto(site("noord", f"/balie/wegwijzer/{own.pk}/deel/{part}/"))
        look(anna)
    anna.fill("#id_sources", "")
    press(anna, "Bewaar")
    anna.wait_for_selector("text=heeft nog geen bron")
    look(anna)
    assert anna.is_disabled("text=Zet online")
    anna.goto(site("noord", f"/balie/wegwijzer/{own.pk}/proef/uitkomst/?stage=nee&kwetsbaar=nee"))
    look(anna)
