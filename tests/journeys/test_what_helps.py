"""A volunteer and a consultant write down what helps; the volunteer says yes, shows it, and stops."""

import pytest

from aanjager.exchange.placements.tests.factories import PlacementFactory

pytestmark = pytest.mark.browser
OWN = "/mijn/wat-helpt/"


def press(page, name):
    """Press a button as who uses only the keys."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def test_together_then_by_oneself(town, site, new_page, sign_in, look):
    daan = town.person(town.daan)
    PlacementFactory(person=daan, organisation=town.buurthuis)
    anna = new_page(width=1280)
    sign_in(anna, town.anna)
    anna.goto(site("noord", f"/balie/wat-helpt/{daan.pk}/samen/"))
    look(anna)
    anna.get_by_label("aan de balie").check()
    anna.get_by_label("een rustige plek").check()
    anna.get_by_label("Ik las deze zin voor").check()
    press(anna, "Schrijf op")
    anna.wait_for_url(f"**/balie/wat-helpt/{daan.pk}/")
    assert "een rustige plek" in anna.locator("main").inner_text()
    look(anna)

    phone = new_page(width=360, dark=True)
    sign_in(phone, town.daan)
    phone.goto(site("noord", OWN))
    look(phone)
    phone.get_by_label("Ja, bewaar dit").check()
    press(phone, "Ja, dit klopt")
    phone.get_by_role("link", name="Laat het iemand zien").click()
    look(phone)
    phone.get_by_label("Buurthuis 't Anker").check()
    phone.get_by_label("een rustige plek").check()
    press(phone, "Laat zien")
    phone.wait_for_url(f"**{OWN}")

    cora = new_page(width=360)
    sign_in(cora, town.cora)
    cora.goto(site("noord", "/organisatie/wat-helpt/"))
    cora.get_by_role("link", name="Daan").click()
    assert "rustige" not in cora.locator("main").inner_text()
    press(cora, "Kijk")
    cora.get_by_text("een rustige plek").wait_for()
    look(cora)

    phone.reload()
    assert "Cora, Buurthuis 't Anker: keek" in phone.locator("main").inner_text()
    press(phone, "Stop nu")
    phone.get_by_text("Gestopt. Zij zien het nu niet meer.").wait_for()
    look(phone)
    cora.reload()
    assert "rustige" not in cora.locator("body").inner_text()
