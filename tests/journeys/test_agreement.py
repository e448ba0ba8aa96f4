"""Sign a quarter by two parties: the centre at the desk, the municipality behind its own link."""

import re

import pytest

from aanjager.partnership.agreements.models import Quarter
from aanjager.partnership.agreements.tests.factories import (
    FIRST,
    IN_FIRST,
    agreement,
    heard,
    invited,
    refresh,
    taken_up,
)
from tests.journeys.keyboard import tab_to, tab_to_field

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=140)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_quarter_is_signed_by_the_centre_and_by_the_municipality(
    town, site, new_page, sign_in, look
):
    it = agreement(town.noord, "signals_heard", "signals_told", "patterns_taken_up")
    heard(town.noord, IN_FIRST, 7)
    taken_up(town.noord, IN_FIRST, 2)
    refresh()
    _contact, token = invited(it)

    anna = new_page(width=360)
    sign_in(anna, town.anna)
    anna.goto(site("noord", "/balie/afspraken/"))
    look(anna)
    anna.goto(site("noord", f"/balie/afspraken/{it.pk}/"))
    look(anna)
    anna.goto(site("noord", f"/balie/afspraken/{it.pk}/2026/1/"))
    look(anna)
    tab_to_field(anna, "text")
    anna.keyboard.type("We hoorden veel over vervoer.")
    press(anna, "Bewaar de toelichting")
    press(anna, "Teken voor de centrale")
    assert "Anna" in anna.locator("main").inner_text()
    look(anna)

    gerda = new_page(width=360)
    gerda.goto(site("noord", f"/partner/{token}/"))
    look(gerda)
    press(gerda, "Bekijk de cijfers")
    assert "wacht op jouw handtekening" in gerda.locator("main").inner_text()
    look(gerda)
    gerda.goto(site("noord", f"/partner/{token}/2026/1/"))
    assert "We hoorden veel over vervoer." in gerda.locator("main").inner_text()
    look(gerda)
    press(gerda, "Teken dit kwartaal")
    gerda.wait_for_url(re.compile(r"/2026/1/$"))
    assert "door beide partijen" in gerda.locator("main").inner_text()
    look(gerda)

    assert Quarter.objects.get(first=FIRST).is_frozen
    anna.goto(site("noord", f"/balie/afspraken/{it.pk}/"))
    words = anna.locator("main").inner_text()
    assert "door beide partijen" in words
    assert "Gerda" in words
    look(anna)
    anna.goto(site("noord", "/balie/gesprekken/"))
    look(anna)
