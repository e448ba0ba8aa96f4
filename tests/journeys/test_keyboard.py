"""The work of every day without a mouse, on a narrow screen: a coordinator answers, a consultant talks."""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.utils.timezone import localdate

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import MessageFactory, PlacementFactory
from tests.journeys.conftest import app_code, code_for
from tests.journeys.keyboard import leave, tab_to

pytestmark = pytest.mark.browser


def type_in(page, field, words):
    tab_to(page, field)
    page.keyboard.type(words)


def press(page, words):
    tab_to(page, words)
    page.keyboard.press("Enter")


def sign_in_by_keyboard(page, address):
    type_in(page, "email", address)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inloggen/code/**")
    type_in(page, "code", code_for(address))
    page.keyboard.press("Enter")


def test_a_coordinator_signs_in_and_answers_a_reaction(town, new_page, site, look):
    opportunity = OpportunityFactory(organisation=town.buurthuis, open=True, title="Soep koken")
    placement = PlacementFactory(opportunity=opportunity, person=town.person(town.daan))
    MessageFactory(placement=placement, text="Ik kook graag.")
    page = new_page(width=360)
    page.goto(site("noord", "/organisatie/"))
    sign_in_by_keyboard(page, town.cora.email)
    page.wait_for_url("**/organisatie/")

    press(page, "Daan")
    page.wait_for_url(f"**/organisatie/reacties/{placement.pk}/")
    type_in(page, "text", "Wat leuk, kom je zaterdag kijken?")
    press(page, "Antwoorden")
    page.get_by_text("Je antwoord is verstuurd.").wait_for()

    placement.refresh_from_db()
    assert placement.state == "talk"
    assert page.complaints == []
    look(page)


def test_a_consultant_holds_an_intake_with_three_proposals(town, new_page, site, look):
    PostcodeFactory(digits="3801", area=town.noord.area)
    truus = PersonFactory(name="Truus", user=None, email="", phone="0528 123456", prefers="phone")
    RegistrationFactory(person=truus, centre=town.noord)
    titles = ["Soep koken", "Voorlezen", "Wandelen"]
    for title in titles:
        OpportunityFactory(
            organisation=town.buurthuis, area=town.noord.area, open=True, stands=True, title=title
        )
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(town.anna, secret)
    page = new_page(width=360)
    page.goto(site("noord", "/balie/mensen/"))
    sign_in_by_keyboard(page, town.anna.email)
    page.wait_for_url("**/inloggen/tweede-stap/**")
    type_in(page, "code", app_code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/balie/mensen/")

    press(page, "Truus")
    page.wait_for_url(f"**/balie/mensen/{truus.pk}/")
    press(page, "Open het dossier")
    page.get_by_role("link", name="Begin de intake").wait_for()
    press(page, "Begin de intake")
    page.wait_for_url("**/intake/")
    held = []  # the list that fits the wishes comes late, when the first place is ticked already
    page.route("**/intake/plekken/", lambda route: held.append(route))
    type_in(page, "wishes", "Graag onder de mensen.")
    with page.expect_request("**/intake/plekken/"):
        tab_to(page, "propose")
    page.keyboard.press("Space")
    with page.expect_response("**/intake/plekken/"):
        held[0].continue_()
    for _ in titles[1:]:
        tab_to(page, "propose")
        page.keyboard.press("Space")
    type_in(page, "next_step", "Bel Truus")
    tab_to(page, "next_on")
    day = localdate().replace(month=12, day=12)  # the same in every order of day and month
    page.keyboard.type(f"{day:%d%m%Y}")
    leave(page, "next_on")
    if page.evaluate("() => document.activeElement.innerText") != "Bewaar de intake":
        tab_to(page, "Bewaar de intake")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/bemiddeling/\d+/$"))

    case = Case.objects.get(person=truus)
    assert {it.opportunity.title for it in case.proposals.all()} == set(titles)
    assert (case.next_step, case.next_on) == ("Bel Truus", day)
    assert page.complaints == []
    look(page)


def test_a_new_employee_sets_up_the_second_step_and_comes_in(town, new_page, site, look):
    page = new_page(width=360)
    page.goto(site("noord", "/balie/"))
    look(page)
    sign_in_by_keyboard(page, town.anna.email)
    page.get_by_role("heading", name="Eerst een tweede stap").wait_for()
    look(page)
    press(page, "Een app met codes")
    secret = page.locator("main code").inner_text().strip()
    look(page)
    type_in(page, "code", app_code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/reservecodes/")
    look(page)
    spare = page.locator("main li code").first.inner_text()

    page.goto(site("noord", "/balie/"))
    press(page, "Bevestigen")
    page.wait_for_url("**/bevestigen/**")
    look(page)
    type_in(page, "code", spare)
    page.keyboard.press("Enter")
    page.wait_for_url(site("noord", "/balie/"))
    assert page.get_by_role("heading", level=1).inner_text() == "Vandaag"
