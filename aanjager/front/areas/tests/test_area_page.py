import pytest

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.tests.factories import RegistrationFactory
from aanjager.community.places.models import Area, KeyFigure
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


def square(x, half=1_000):
    return [[[x - half, 0], [x + half, 0], [x + half, half], [x - half, half], [x - half, 0]]]


@pytest.fixture
def tree():
    """Nederland › Utrecht › Lindeveen (in region Noord) › twelve districts."""
    country = AreaFactory(kind="country", code="NL", name="Nederland")
    province = AreaFactory(
        kind="province", code="PV26", name="Utrecht", ancestor_ids=[country.pk], outline=square(0)
    )
    region = AreaFactory(kind="region", region_kind="corop", code="CR17", name="Noord")
    above = [country.pk, province.pk, region.pk]
    lindeveen = AreaFactory(
        code="GM0001", name="Lindeveen", ancestor_ids=above, outline=square(0), source="CBS 2022"
    )
    for n in range(12):
        AreaFactory(
            kind="district", code=f"WK0001{n:02}", name=f"Wijk {n:02}", outline=square(n * 2_000),
            ancestor_ids=[*above, lindeveen.pk],
        )  # fmt: skip
    KeyFigure.objects.create(
        area=lindeveen, key="population", year=2022, value="12345", source="CBS 2022 (CC BY 4.0)"
    )
    return lindeveen


def district(n):
    return Area.objects.get(code=f"WK0001{n:02}")


def test_it_says_where_it_lies_and_what_lies_in_it(client, tree):
    page = client.get("/gebieden/gemeente/GM0001/").text

    assert page.index("Nederland</a>") < page.index("Utrecht</a>") < page.index("<h1>Lindeveen")
    assert "Noord</a>" in page
    assert page.count('<th scope="row"><a href="/gebieden/wijk/') == 12
    assert page.count("<path class=") >= 12


def test_figures_stand_with_their_year_and_source(client, tree):
    page = client.get("/gebieden/gemeente/GM0001/").text

    assert "12.345" in page
    assert "CBS 2022 (CC BY 4.0)" in page


def test_supply_and_demand_count_all_that_lies_within(client, tree):
    OpportunityFactory.create_batch(2, open=True, area=district(1), organisation__area=district(1))
    OpportunityFactory(open=True, area=tree)
    OpportunityFactory(area=district(1))

    page = client.get("/gebieden/gemeente/GM0001/").text

    assert "<b>3</b> open vacatures" in page
    assert "<title>Wijk 01: 2</title>" in page


def test_people_are_counted_in_fives_and_not_below_five(client, tree):
    RegistrationFactory.create_batch(4, person__area=district(1))
    assert "minder dan 5" in client.get("/gebieden/wijk/WK000101/").text

    RegistrationFactory.create_batch(4, person__area=district(2))
    page = client.get("/gebieden/gemeente/GM0001/").text
    assert "<b>5</b> mensen ingeschreven, afgerond" in page
    assert ">8<" not in page


def test_who_left_or_was_erased_is_not_counted(client, tree, now):
    RegistrationFactory.create_batch(4, person__area=tree)
    RegistrationFactory.create_batch(3, person__area=tree, left_on=now.date())
    RegistrationFactory.create_batch(3, person__area=tree, person__erased_at=now)

    assert "minder dan 5" in client.get("/gebieden/gemeente/GM0001/").text


def test_at_a_centre_only_its_own_are_counted(client, tree):
    noord = CentreFactory(slug="noord", area=tree)
    OrganisationFactory(centre=noord, area=tree)
    OrganisationFactory.create_batch(2, area=tree)

    assert (
        "<b>1</b> organisatie<"
        in client.get("/gebieden/", headers={"host": "noord.localhost"}).text
    )
    assert "<b>3</b> organisaties" in client.get("/gebieden/gemeente/GM0001/").text


def test_the_start_is_the_country_or_says_that_there_is_no_map(client):
    assert "nog geen kaart" in client.get("/gebieden/").text

    AreaFactory(kind="country", code="NL", name="Nederland")

    assert "<h1>Nederland" in client.get("/gebieden/").text


@pytest.mark.parametrize(
    "path", ["gemeente/GM9999", "wijk/GM0001", "onzin/GM0001", "straat/x", "corop/GM0001"]
)
def test_what_is_no_area_has_no_page(client, tree, path):
    assert client.get(f"/gebieden/{path}/").status_code == 404


@pytest.mark.parametrize("path", ["land/NL", "provincie/PV26", "corop/CR17", "wijk/WK000101"])
def test_every_scale_has_its_page(client, tree, path):
    assert client.get(f"/gebieden/{path}/").status_code == 200


def test_an_area_that_ended_says_where_it_went(client, tree):
    AreaFactory(
        code="GM0002", name="Oudhorst", valid_to=2022, merged_into=tree, ancestor_ids=[tree.pk]
    )

    page = client.get("/gebieden/gemeente/GM0002/").text

    assert "Oudhorst bestaat niet meer" in page
    assert 'nu bij <a href="/gebieden/gemeente/GM0001/">Lindeveen</a>' in page


@pytest.mark.parametrize("path", ["land/NL", "provincie/PV26", "gemeente/GM0001", "wijk/WK000101"])
def test_a_page_asks_the_database_eleven_times_at_most(client, tree, path):
    assert count_queries(lambda: client.get(f"/gebieden/{path}/")) <= 11


def test_the_page_speaks_english(client, tree):
    client.cookies["taal"] = "en"

    page = client.get("/gebieden/gemeente/GM0001/").text

    assert "open vacatures" not in page
    assert "residents" in page
