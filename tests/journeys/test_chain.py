"""From what volunteers answered to the sentence in the report and back: Anna at the desk, then everybody."""

import pytest

from aanjager.front.story.tests.test_chain import Made
from aanjager.partnership.accountability.models import Report
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=200)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_report_is_fixed_by_two_and_walked_from_cell_to_sentence_and_back(
    town, site, new_page, sign_in, look
):
    made = Made(town)
    it, address = made.report, f"/balie/verantwoording/{made.report.pk}/"
    anna, ida = new_page(width=360), new_page(width=360)
    sign_in(anna, made.users[0])
    anna.goto(site("noord", "/balie/verantwoording/"))
    look(anna)
    anna.goto(site("noord", "/balie/verantwoording/nieuw/"))
    look(anna)
    anna.goto(site("noord", address))
    anna.fill("#id_text", "Dank aan wie meededen.")
    press(anna, "Zet erbij")
    press(anna, "Deze tekst klopt")
    look(anna)
    sign_in(ida, made.users[1])
    ida.goto(site("noord", address))
    press(ida, "Deze tekst klopt")
    press(ida, "Laat iedereen het lezen")
    look(ida)
    assert Report.objects.get(pk=it.pk).is_public

    anna.goto(site("noord", f"/balie/keten/cell/{made.cell.pk}/"))
    look(anna)
    assert "Geld gevraagd" in anna.inner_text("main")
    made.show_plan()
    visitor = new_page(width=360)
    visitor.goto(site("noord", f"/keten/cell/{made.cell.pk}/"))
    look(visitor)
    assert "Geld gevraagd" not in visitor.inner_text("main")
    press(visitor, it.title)
    look(visitor)
    assert "met de hand geschreven" in visitor.inner_text("main")
    sentence = made.sentence()
    visitor.goto(site("noord", f"/keten/sentence/{sentence.pk}/"))
    assert "Hoeveel uur per week?" in visitor.inner_text("main")
