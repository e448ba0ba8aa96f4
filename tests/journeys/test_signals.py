"""Hearing what lives: a consultant notes a signal, the third like it raises a flag, and who said it hears back."""

import re

import pytest

from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.signals.models import Signal
from aanjager.trust.letters.models import Letter
from tests.journeys.keyboard import tab_to, tab_to_field

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=140)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def note(page, text):
    """Write down one signal by keyboard, with the same theme and place as the others."""
    tab_to_field(page, "text")
    page.keyboard.type(text)
    for name in ("theme_id", "area_id"):
        tab_to_field(page, name)
        page.keyboard.press("ArrowDown")


def test_from_what_daan_saw_to_a_bench_and_back_to_daan(town, site, new_page, sign_in, look):
    daan = new_page(width=360)
    sign_in(daan, town.daan)
    daan.goto(site("noord", "/signaal/"))
    look(daan)
    note(daan, "Ouderen kunnen bij de vijver nergens zitten")
    press(daan, "Geef het door")
    assert "nergens zitten" in daan.locator("main").inner_text()
    look(daan)

    anna = new_page(width=360)
    sign_in(anna, town.anna)
    for text in ("Er staat geen bankje bij de vijver", "Bij de vijver kun je niet zitten"):
        anna.goto(site("noord", "/balie/signalen/nieuw/"))
        note(anna, text)
        press(anna, "Schrijf op")
    anna.goto(site("noord", "/balie/signalen/"))
    assert "Dit hoorden we drie keer" in anna.locator("main").inner_text()
    look(anna)

    first = Signal.objects.get(text__startswith="Ouderen")
    anna.goto(site("noord", f"/balie/signalen/{first.pk}/"))
    look(anna)
    press(anna, "Bundel")
    tab_to_field(anna, "owner_name")
    anna.keyboard.type("Anna")
    look(anna)
    press(anna, "Maak het patroon")
    anna.wait_for_url(re.compile(r"/patronen/\d+/$"))

    tab_to_field(anna, "next_step")
    anna.keyboard.press("Space")
    tab_to_field(anna, "words")
    anna.keyboard.type("We zoeken buren die een bankje willen neerzetten.")
    press(anna, "Bewaar en vertel het terug")
    look(anna)

    InitiativeFactory(
        centre=town.noord, title="Bankje bij de vijver", led_by=town.person(town.daan)
    )
    press(anna, "Welke initiatieven werden dit?")
    tab_to_field(anna, "initiative")
    anna.keyboard.press("ArrowDown")
    press(anna, "Dit kwam ervan")
    assert "Bankje bij de vijver" in anna.locator("main").inner_text()
    look(anna)
    assert Initiative.objects.get().pattern_id == Signal.objects.get(pk=first.pk).pattern_id

    told = Letter.objects.get(to_address=town.daan.email)
    assert "bankje willen neerzetten" in told.text
    daan.goto(site("noord", "/signaal/"))
    assert "bankje willen neerzetten" in daan.locator("main").inner_text()
    look(daan)
