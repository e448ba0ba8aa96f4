"""Somebody who reads Arabic finds something to do and reacts, on a phone and on a wide screen."""

import pytest

from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from tests.journeys.conftest import code_for

pytestmark = pytest.mark.browser
ADDRESS = "salma@example.org"


def edges(page, selector):
    """Where it begins and ends, seen from the side on which reading starts."""
    box, width = page.locator(selector).first.bounding_box(), page.viewport_size["width"]
    return width - box["x"] - box["width"], width - box["x"]


@pytest.mark.parametrize("width", [360, 1280])
def test_from_the_first_page_to_a_reaction_from_right_to_left(town, site, new_page, look, width):
    it = OpportunityFactory(
        organisation=town.buurthuis, area=town.noord.area, open=True, title="Soep koken in 't Anker",
        rhythm="weekly", guidance="Bep wacht je op.", costs="Reiskosten krijg je terug.",
    )  # fmt: skip
    opportunities.stand(it, at=it.made_at)
    page = new_page(width=width)
    page.goto(site("noord"))
    page.get_by_role("button", name="العربية", exact=True).click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "ترجم الحاسوب هذه الصفحة" in page.locator("main").inner_text()
    mark, tools = edges(page, ".mark"), edges(page, ".tools")
    assert mark[0] < 80 * width / 360, "reading begins at the right"
    assert width == 360 or tools[0] > mark[1], "and goes on to the left"
    look(page)

    page.locator("#wat").fill("soep")
    page.get_by_role("button", name="اعرض", exact=True).click()
    page.wait_for_url("**/vacatures/**")
    assert "يبحثون عن شخص واحد." in page.locator(".why").first.inner_text()
    look(page)
    page.locator(f"#vacature-{it.pk}").get_by_role("link").first.click()
    page.wait_for_url(f"**/vacatures/{it.pk}/**")
    assert page.locator("h1").inner_text() == it.title
    look(page)
    page.get_by_role("link", name="أريد هذا").click()
    page.wait_for_url("**/reageren/**")
    page.get_by_role("button", name="متابعة").click()
    assert "هناك شيء غير صحيح" in page.locator("main").inner_text()
    look(page)
    page.locator("#id_name").fill("سلمى")
    page.locator("#id_email").fill(ADDRESS)
    page.get_by_role("button", name="متابعة").click()
    page.wait_for_url("**/code/")
    look(page)
    page.locator("#id_code").fill(code_for(ADDRESS))
    page.locator("main form .nl-button--primary").click()
    page.wait_for_url("**/mijn/reacties/**")

    assert Placement.objects.get().person.name == "سلمى"
    assert "وصل طلبك إلى" in page.locator("main").inner_text()
    look(page)
    page.goto(site("noord", "/organisaties/"))
    assert page.locator("html").get_attribute("lang") == "nl"
    assert "هذه الصفحة غير متوفرة بعد بالعربية" in page.locator("main").inner_text()
    look(page)
