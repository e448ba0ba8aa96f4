import pytest

from aanjager.community.places import queries
from aanjager.community.places.models import Area
from aanjager.community.places.tests.factories import AreaFactory, PostcodeFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
FAR = (100_000.0, 500_000.0)


@pytest.mark.parametrize("typed", ["3811", "3811 AB", "3811ab", " 3811  AB ", "3811 Lindeveen"])
def test_a_postcode_leads_to_its_point_and_area(typed):
    postcode = PostcodeFactory(digits="3811")

    found = queries.point_of(typed)

    assert (found.point, found.label, found.area) == (
        postcode.point, "3811 Lindeveen", postcode.area,
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["", "   ", "0811", "9999", "Atlantis", "(", ",", "x" * 10_000])
def test_what_is_nowhere_gives_nothing_and_breaks_nothing(typed):
    found = queries.point_of(typed)

    assert not found
    assert found.choices == []


@pytest.mark.parametrize(
    "typed", ["Súdwest-Fryslân", "sudwest fryslan", "SUDWEST-FRYSLAN", "súdwest  fryslân"]
)
def test_case_accents_and_hyphens_do_not_count(typed):
    area = AreaFactory(name="Súdwest-Fryslân")

    assert queries.point_of(typed).area == area


def test_one_name_for_two_places_gives_a_choice_and_each_choice_leads_on():
    provinces = [AreaFactory(kind="province", name=name) for name in ("Limburg", "Noord-Holland")]
    for name, province, point in zip(
        ("Bergen L", "Bergen (NH)"), provinces, ((199_000.0, 402_000.0), FAR), strict=True
    ):
        AreaFactory(kind="town", name=name, ancestor_ids=[province.pk], point=point)

    found = queries.point_of("bergen")

    assert not found
    assert [c.label for c in found.choices] == ["Bergen (Limburg)", "Bergen (Noord-Holland)"]
    assert [queries.point_of(c.label).area for c in found.choices] == [
        c.area for c in found.choices
    ]


def test_a_town_and_its_own_municipality_are_one_place():
    municipality = AreaFactory(name="Utrecht")
    town = AreaFactory(kind="town", name="Utrecht", ancestor_ids=[municipality.pk], point=FAR)

    assert queries.point_of("Utrecht").area == town


def test_a_village_on_both_sides_of_a_border_is_one_place():
    AreaFactory(kind="town", name="Achterveld")
    AreaFactory(kind="town", name="Achterveld", point=(157_000.0, 463_000.0))

    assert queries.point_of("achterveld").label == "Achterveld"


def test_an_area_that_ended_is_no_place_to_look_for():
    AreaFactory(name="Westvoorne", valid_to=2022)

    assert not queries.point_of("Westvoorne")


def test_looking_up_asks_the_database_once():
    inside = [AreaFactory().pk]
    for n in range(20):
        point = (10_000.0 * n, 400_000.0)
        AreaFactory(kind="district", name="Centrum", point=point, ancestor_ids=inside)

    assert count_queries(lambda: queries.point_of("Centrum")) == 1


def square(x, y, half):
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    return [[[x + half * dx, y + half * dy] for dx, dy in corners]]


def test_a_point_lies_in_the_district_around_it_even_when_another_is_nearer():
    AreaFactory(kind="district", name="Klein", point=(1_000.0, 0.0), outline=square(1_000, 0, 100))
    big = AreaFactory(
        kind="district", name="Groot", point=(3_000.0, 0.0), outline=square(1_000, 0, 2_900)
    )

    assert queries.area_at((1_200.0, 0.0)) == big
    assert queries.area_at((90_000.0, 0.0)) is None


def test_an_empty_map_finds_nothing():
    assert queries.country() is None
    assert queries.area_at((155_000.0, 463_000.0)) is None


def test_parts_skip_a_scale_that_is_not_there():
    municipality = AreaFactory()
    Area.objects.filter(pk=municipality.pk).update(outline=square(0, 0, 10))
    part = AreaFactory(kind="neighbourhood", ancestor_ids=[municipality.pk])
    AreaFactory(kind="neighbourhood", ancestor_ids=[municipality.pk], valid_to=2020)

    assert queries.parts_of(municipality) == [part]
    assert queries.parts_of(part) == []
