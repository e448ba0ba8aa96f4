"""Which fund fits a plan: by its own area and by the themes of what it cites."""

import pytest

from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.governance.citations.actions import cite
from aanjager.governance.plans import actions as plans
from aanjager.governance.plans import queries as of_plans
from aanjager.governance.plans.actions import Basis
from aanjager.governance.plans.tests.factories import NOW, pattern, plan, staff
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funds.tests.factories import fund

pytestmark = pytest.mark.django_db
ALWAYS = {"rounds": (), "is_rolling": True}
NOORD = {"HTTP_HOST": "noord.localhost"}


def part_of(area, name):
    return AreaFactory(name=name, ancestor_ids=[*area.ancestor_ids, area.pk])


def test_a_fund_for_one_district_fits_the_plan_that_is_for_that_district(cast, signed_in):
    east, west = (part_of(cast.noord.area, it) for it in ("Oostwijk", "Westwijk"))
    fund(cast.noord, name="Fonds Oost", area=east, **ALWAYS)
    fund(cast.noord, name="Fonds West", area=west, **ALWAYS)
    made = plan(cast.noord)
    browser = signed_in(cast.anna)
    address = f"/balie/fondsen/past/?cents=100&applicant=foundation&plan={made.pk}"
    whole = browser.get(address, **NOORD).text
    browser.post(
        f"/balie/plannen/{made.pk}/wijzigen/", {"title": "Klussen", "area": "oostwijk"}, **NOORD
    )

    page = browser.get(address, **NOORD).text

    assert "Het fonds is er voor Oostwijk" not in whole
    assert "Het fonds is er voor Oostwijk" in page
    assert "Het fonds is er alleen voor Westwijk" in page
    assert "in Oostwijk" in page


def test_the_themes_of_what_the_plan_cites_come_along_and_the_reason_names_them(cast, signed_in):
    sport, care = ThemeFactory(name_nl="Sport"), ThemeFactory(name_nl="Zorg")
    fund(cast.noord, name="Sportfonds", themes=[sport], **ALWAYS)
    fund(cast.noord, name="Zorgfonds", themes=[care], **ALWAYS)
    made, seen = plan(cast.noord, costs=()), pattern(cast.noord)
    seen.theme = sport
    seen.save()
    cite(made, "pattern", seen.pk, "Dit horen we.", by=staff(cast.noord), at=NOW)
    plans.budget(made, plans.Cost("Zaal", 1000_00), by=staff(cast.noord), at=NOW)
    browser = signed_in(cast.anna)
    budget = browser.get(f"/balie/plannen/{made.pk}/geld/", **NOORD).text
    link = budget.split('href="/balie/fondsen/past/?')[1].split('"')[0].replace("&amp;", "&")

    page = browser.get(f"/balie/fondsen/past/?{link}", **NOORD).text

    assert of_plans.themes_of(made) == [sport]
    assert "Het fonds is er voor Sport, en daar gaat het over." in page
    assert "Het fonds is voor andere thema" in page


def test_a_plan_stays_in_the_area_of_its_centre(cast):
    made, elsewhere = plan(cast.noord), AreaFactory(name="Verweg")

    with pytest.raises(Refused, match="hoort niet bij de centrale"):
        plans.change(made, Basis("Klussen", area=elsewhere), by=staff(cast.noord), at=NOW)
    plans.change(made, Basis("Klussen"), by=staff(cast.noord), at=NOW)
    made.refresh_from_db()
    assert made.area == cast.noord.area


def test_the_plan_of_another_centre_is_not_there(cast, signed_in):
    theirs = plan(cast.zuid)

    page = signed_in(cast.anna).get(f"/balie/fondsen/past/?plan={theirs.pk}", **NOORD)

    assert page.status_code == 404
