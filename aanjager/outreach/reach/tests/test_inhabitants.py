"""The released answers beside the inhabitants: only what was released, in the same classes."""

from decimal import Decimal

import pytest

from aanjager.community.places.models import KeyFigure
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel.testing import count_queries
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.reach import actions, queries
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.models import Choice
from aanjager.outreach.surveys.tests.factories import NOW, answer, opened, question, staff
from aanjager.trust.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
PAGE = "/balie/onderzoek/bereik/"


def figure(area, key, value, year=2022):
    return KeyFigure.objects.create(area=area, key=key, value=value, year=year, source="CBS 2022")


@pytest.fixture
def area(cast):
    """Noord with two districts: three quarters of the people live at the Kade."""
    area = cast.noord.area
    for name, many in (("Kade", 9_000), ("Linde", 3_000)):
        part = AreaFactory(kind="district", name=name, part_of=area, ancestor_ids=[area.pk])
        figure(part, "population", many)
    for key, percent in (
        ("pop_15_24", 10),
        ("pop_25_44", 30),
        ("pop_45_64", 20),
        ("pop_65plus", 20),
    ):
        figure(area, key, percent)
    return area


def held(cast, given, by=("waar", "draagkracht")):
    """A round that was answered, and of which two people released the figures."""
    wave = opened(actions.begin(cast.noord, "Dit jaar", by=staff(cast.noord), at=NOW))
    for many, values in given:
        codes = {
            code: [question(wave, code).choices.all()[place].code] for code, place in values.items()
        }
        for _number in range(many):
            answer(wave, codes)
    surveys.close(wave, by=staff(cast.noord), at=NOW)
    one, two = (staff(cast.noord, it) for it in (cast.anna, UserFactory()))
    findings.approve(findings.propose(wave, list(by), by=one, at=NOW), by=two, at=NOW)
    wave.refresh_from_db()
    return wave


KADE, LINDE, ELSEWHERE, UNDER_27, TO_45, OLD, HAND, MORE = 0, 1, 2, 0, 1, 3, 0, 2
GIVEN = (
    (10, {"waar": KADE, "leeftijd": UNDER_27, "draagkracht": HAND, "plek": 2}),
    (20, {"waar": LINDE, "leeftijd": OLD, "draagkracht": MORE, "plek": 0}),
    (10, {"waar": LINDE, "leeftijd": TO_45, "draagkracht": MORE, "plek": 1}),
    (6, {"waar": ELSEWHERE, "draagkracht": HAND, "plek": 0}),
)


def found(cast, wave):
    return queries.found_of(cast.noord, [wave])


def test_districts_and_ages_stand_beside_who_lives_there_with_source_and_year(
    cast, area, signed_in
):
    it = found(cast, held(cast, GIVEN))

    assert [(row.name, row.answers, row.inhabitants) for row in it.districts.rows] == [
        ("Kade", 25, 75), ("Linde", 75, 25),
    ]  # fmt: skip
    assert [(str(row.name), row.answers, row.inhabitants) for row in it.ages.rows] == [
        ("Jonger dan 45", 50, 50), ("45 tot en met 64", 0, 25), ("65 of ouder", 50, 25),
    ]  # fmt: skip
    assert it.districts.chance == 15, "forty answers"
    page = signed_in(cast.anna).get(PAGE, **NOORD).text
    assert "Inwoners: 2022, CBS 2022." in page
    assert "Wat niet: dat daar minder mensen meedoen." in page


def test_a_hand_and_more_per_district_and_who_found_a_place_in_released_groups_alone(cast, area):
    it = found(cast, held(cast, GIVEN))

    assert [(line.name, line.many, list(line.shares)) for line in it.suits] == [
        ("Kade", 10, [100, 0]), ("Linde", 30, [0, 100]), ("Ergens anders", 6, [100, 0]),
    ]  # fmt: skip
    assert [(line.many, list(line.shares)) for line in it.found if line.many] == [
        (16, [38]), (30, [67]),
    ]  # fmt: skip


def test_a_figure_that_is_withheld_has_no_number_here_either(cast, area):
    wave = held(cast, (*GIVEN, (3, {"waar": KADE, "draagkracht": 1, "plek": 0})))
    it = found(cast, wave)

    assert not [line for line in it.found if line.many == 3]
    assert any(line.why and line.many is None and not line.shares for line in it.found)
    Cell.objects.filter(question__code="waar").update(n=None, figures={}, reason="too_few")
    assert found(cast, wave).districts is None


def test_before_two_people_released_it_and_after_it_was_withdrawn_there_is_nothing(
    cast, area, signed_in
):
    wave = held(cast, GIVEN)
    release = wave.releases.get()
    findings.withdraw(release, "Een fout.", by=staff(cast.noord, cast.anna), at=NOW)
    wave.refresh_from_db()

    assert found(cast, wave) is None
    assert "Naast wie er woont" not in signed_in(cast.anna).get(PAGE, **NOORD).text


def test_figures_not_divided_by_district_say_so(cast, area, signed_in):
    it = found(cast, held(cast, GIVEN, by=("leeftijd",)))

    assert (it.suits, it.found) == ([], [])
    page = signed_in(cast.anna).get(PAGE, **NOORD).text
    assert "niet verdeeld naar wijk" in page
    assert "per wijk én naar wat bij iemand past tegelijk, tonen we niet" in page


@pytest.mark.parametrize("change", ["no figure", "another year", "another name", "other ages"])
def test_where_the_groups_do_not_agree_nothing_stands_beside(cast, area, change):
    wave = held(cast, GIVEN)
    figures = KeyFigure.objects.filter(area__name="Linde")
    if change == "no figure":
        figures.delete()
    elif change == "another year":
        figures.update(year=2021)
    elif change == "another name":
        Choice.objects.filter(text="Linde").update(text="Lindewijk")
    else:
        KeyFigure.objects.filter(area=area, key="pop_45_64").delete()

    it = found(cast, wave)
    gone, left = (it.ages, it.districts) if change == "other ages" else (it.districts, it.ages)
    assert gone is None
    assert left is not None


def test_it_asks_the_database_as_often_for_two_districts_as_for_twelve(cast, area, signed_in):
    browser = signed_in(cast.anna)
    held(cast, GIVEN)
    browser.get(PAGE, **NOORD)
    for_two = count_queries(lambda: browser.get(PAGE, **NOORD))
    for number in range(10):
        part = AreaFactory(kind="district", name=f"W{number}", part_of=area, ancestor_ids=[area.pk])
        figure(part, "population", Decimal(1_000))

    assert count_queries(lambda: browser.get(PAGE, **NOORD)) == for_two <= 8
