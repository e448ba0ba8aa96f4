"""Being asked by somebody you know: Daan invites a neighbour, who says yes on another phone."""

import pytest

from aanjager.community.ties.models import Invitation
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def bench(town):
    """An initiative that Daan carries."""
    return InitiativeFactory(
        centre=town.noord, title="Bankje bij de vijver", led_by=town.person(town.daan)
    )


def test_a_neighbour_says_yes_on_another_phone_without_an_account(
    town, bench, site, new_page, sign_in, look
):
    daan = new_page(width=360)
    sign_in(daan, town.daan)
    daan.goto(site("noord", f"/initiatieven/{bench.pk}/"))
    tab_to(daan, "Nodig iemand uit die je kent")
    daan.keyboard.press("Enter")
    daan.wait_for_url("**/mijn/netwerk/uitnodigen/**")
    look(daan)
    tab_to(daan, "called")
    daan.keyboard.type("buurvrouw Bep")
    tab_to(daan, "Maak de link")
    daan.keyboard.press("Enter")
    daan.wait_for_url("**/mijn/netwerk/uitnodiging/**")
    look(daan)
    link = daan.locator("#link").input_value()

    bep = new_page(width=360)
    bep.goto(link)
    assert "Daan" in bep.locator("h1").inner_text()
    look(bep)
    assert Invitation.objects.get().state == "open"
    tab_to(bep, "name")
    bep.keyboard.type("Bep")
    tab_to(bep, "may_be_named")
    bep.keyboard.press("Space")
    tab_to(bep, "Ja, ik kijk mee")
    bep.keyboard.press("Enter")
    bep.wait_for_url(f"**/initiatieven/{bench.pk}/")
    assert bench.title in bep.locator("h1").inner_text()
    assert Invitation.objects.get().state == "yes"

    bep.goto(link)
    assert "al beantwoord" in bep.locator("main").inner_text()
    look(bep)
    daan.goto(site("noord", "/mijn/netwerk/"))
    assert "zei ja" in daan.locator("main").inner_text()
    look(daan)
