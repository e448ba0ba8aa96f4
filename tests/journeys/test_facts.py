"""The facts of an opportunity beside its text: as wide as reading asks."""

import pytest

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory

pytestmark = pytest.mark.browser
WIDTHS = "all => all.map(it => it.getBoundingClientRect().width)"


@pytest.mark.parametrize(("width", "least"), [(1280, 190), (360, 300)])
def test_the_facts_of_an_opportunity_are_read_without_breaking_every_other_word(
    town, site, new_page, look, width, least
):
    it = OpportunityFactory(organisation=town.buurthuis, open=True, title="Soep koken")
    page = new_page(width=width)

    page.goto(site("noord", f"/vacatures/{it.pk}/"))

    look(page)
    assert min(page.locator("main dl.facts dd").evaluate_all(WIDTHS)) >= least
