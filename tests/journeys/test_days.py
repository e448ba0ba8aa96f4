"""An exchange floor and an action day on a phone: posted, dealt, signed; signed up and confirmed."""

import re

import pytest
from playwright.sync_api import expect

from aanjager.outreach.action_days.tests.factories import ActionDayFactory, DayTaskFactory
from aanjager.outreach.exchange_floor.tests.factories import ExchangeFloorFactory, PostFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.browser


def link_to(address):
    letter = Letter.objects.filter(to_address=address).latest("pk")
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def test_a_baker_posts_and_makes_a_deal_that_both_sign(town, site, new_page, sign_in, faults):
    floor = ExchangeFloorFactory(centre=town.noord)
    PostFactory(floor=floor, side="ask", party="Buurthuis", title="Wie verft ons hek?")
    page = new_page(width=360)
    page.goto(site("noord", f"/beursvloer/{floor.pk}/"))
    page.get_by_role("link", name="Plaats een vraag of aanbod").press("Enter")
    page.get_by_label("Wij bieden iets aan").check()
    page.get_by_label("In een zin").fill("Wij geven 500 euro")
    page.get_by_label("Naam van je organisatie").fill("Bakkerij Bruin")
    page.get_by_label("Je naam").fill("Bea Bruin")
    page.get_by_label("E-mailadres").fill("bea@example.org")
    page.get_by_role("button", name="Plaats").press("Enter")
    expect(page.locator("main")).to_contain_text("alles behalve geld")
    assert faults(page) == []
    page.get_by_label("In een zin").fill("Zes mensen op een zaterdag")
    page.get_by_role("button", name="Plaats").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Open de link")
    page.goto(site("noord", link_to("bea@example.org")))
    page.get_by_role("button", name="Ja, zet het op de vloer").press("Enter")
    expect(page.locator("main")).to_contain_text("Zes mensen op een zaterdag")

    desk = new_page(width=768)
    sign_in(desk, town.anna)
    desk.goto(site("noord", f"/beursvloer/{floor.pk}/deals/"))
    desk.get_by_label("Wie geeft?").select_option(
        label="Bakkerij Bruin: Zes mensen op een zaterdag"
    )
    desk.get_by_label("Wie krijgt?").select_option(label="Buurthuis: Wie verft ons hek?")
    desk.get_by_role("button", name="Leg de deal vast").press("Enter")
    for party, name in (("Bakkerij Bruin", "Bea Bruin"), ("Buurthuis", "Bo Buur")):
        side = desk.get_by_role("region", name=party)
        side.get_by_label("Je naam").fill(name)
        side.get_by_label("Wij doen dit").check()
        side.get_by_role("button", name="Teken voor").press("Enter")
        expect(desk.get_by_role("region", name=party)).to_contain_text(f"Getekend door {name}")
    expect(desk.locator("main")).to_contain_text("Beide partijen tekenden")
    assert faults(desk) == []


def test_a_team_signs_up_on_a_phone_and_confirms(town, site, new_page, faults):
    task = DayTaskFactory(day=ActionDayFactory(centre=town.noord), title="Hek verven", places=8)
    page = new_page(width=360)
    page.goto(site("noord", f"/actiedagen/{task.day_id}/"))
    page.get_by_role("link", name=re.compile("Doe mee.*Hek verven")).press("Enter")
    page.get_by_label("Je naam").fill("Bea Bruin")
    page.get_by_label("E-mailadres").fill("bea@example.org")
    page.get_by_label("Met hoeveel mensen").fill("9")
    page.get_by_label("Naam van je team").fill("Bakkerij Bruin")
    page.get_by_role("button", name="Ik doe mee").press("Enter")
    expect(page.locator("main")).to_contain_text("nog 8 plekken")
    assert faults(page) == []
    page.get_by_label("Met hoeveel mensen").fill("6")
    page.get_by_role("button", name="Ik doe mee").press("Enter")
    page.goto(site("noord", link_to("bea@example.org")))
    page.get_by_role("button", name="Ja, ik doe mee").press("Enter")
    expect(page.locator("main")).to_contain_text("Je staat op de lijst")
    page.goto(site("noord", f"/actiedagen/{task.day_id}/"))
    expect(page.locator("main")).to_contain_text("nog 2 plekken van 8")
    assert faults(page) == []
