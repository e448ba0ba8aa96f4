"""How often each kind of page asks the database: when a process just started, and when it runs."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock_now

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.places.models import KeyFigure
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.memory import pages
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"host": "noord.localhost"}
# address: who looks, statements of a process that just started, statements of one that runs
BUDGETS = {
    "/": ("", 4, 1),
    "/vacatures/": ("", 5, 3),  # one more than usual: one organisation fills the list
    "/vacatures/{opportunity}/": ("", 3, 2),
    "/organisaties/{organisation}/": ("", 5, 4),  # with the mark for good work
    "/gebieden/gemeente/GM9363/": ("", 10, 7),  # what lives there comes from six rooms
    "/balie/": ("anna", 5, 4),
    "/balie/mensen/": ("anna", 7, 6),  # with the kept ways of looking
    "/balie/organisaties/": ("anna", 8, 7),
    "/balie/vacatures/": ("anna", 8, 7),
}


@pytest.fixture
def filled(cast):
    """A centre with twenty of everything, and a municipality with its districts."""
    ThemeFactory()
    country = AreaFactory(kind="country", code="NL", name="Nederland")
    town = AreaFactory(code="GM9363", name="Lindeveen", ancestor_ids=[country.pk])
    for n in range(6):
        district = AreaFactory(
            kind="district", code=f"WK0363{n:02}", ancestor_ids=[country.pk, town.pk]
        )
        KeyFigure.objects.create(area=district, key="population", year=2022, value=9, source="CBS")
    for n in range(20):
        it = OpportunityFactory(
            open=True, stands=True, organisation=cast.buurthuis, area=town, title=f"Taak {n}"
        )
        OrganisationFactory(centre=cast.noord, area=town)
        person = PersonFactory(area=town)
        RegistrationFactory(person=person, centre=cast.noord)
        PlacementFactory(opportunity=it, person=person, answer_by=clock_now() - timedelta(days=2))
    return {"opportunity": it.pk, "organisation": cast.buurthuis.pk}


@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_asks_the_database_no_more_than_it_needs(client, signed_in, cast, filled, path):
    who, most_cold, most_warm = BUDGETS[path]
    browser = signed_in(getattr(cast, who)) if who else client
    address = path.format(**filled)

    def look():
        assert browser.get(address, headers=NOORD).status_code == 200

    pages.clear()
    cold = count_queries(look)
    warm = count_queries(look)

    assert (cold <= most_cold, warm <= most_warm) == (True, True), f"{cold} cold, {warm} warm"
