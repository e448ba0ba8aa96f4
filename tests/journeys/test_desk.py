"""The consultant's day: worklist, somebody at the desk, an intake in one screen, a file, screening."""

import re

import pytest
from django.utils.timezone import localdate

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.models import Person
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.models import Theme
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.imports import jobs as import_jobs
from aanjager.exchange.imports.models import Import
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory

pytestmark = pytest.mark.browser
SHEET = (
    "titel;omschrijving;organisatie;postcode\n"
    "Koffie schenken;Je schenkt koffie.;Buurthuis 't Anker;3801\n"
    ";Zonder titel.;Buurthuis 't Anker;3801\n"
)


@pytest.fixture
def desk(town, new_page, sign_in, site):
    """Anna at her desk, at the page where the day begins."""
    PostcodeFactory(digits="3801", area=town.noord.area)
    page = new_page(width=1280)
    sign_in(page, town.anna)
    page.goto(site("noord", "/balie/"))
    yield page
    assert [it for it in page.complaints if "422" not in it] == []


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()


def test_somebody_without_e_mail_gets_an_intake_in_one_screen_and_a_place(town, desk, look):
    theme = Theme.objects.order_by("pk").first()
    soup = OpportunityFactory(
        organisation=town.buurthuis,
        area=town.noord.area,
        open=True,
        stands=True,
        title="Soep koken in 't Anker",
    )
    soup.themes.add(theme)

    follow(desk, "Mensen")
    follow(desk, "Schrijf iemand in")
    desk.locator("#id_name").fill("Truus van 't Hof")
    desk.locator("input[name=prefers][value=post]").check()
    press(desk, "Schrijf in")
    desk.wait_for_url("**/intake/")
    look(desk)

    desk.locator("#id_wishes").fill("Ik wil graag koken voor anderen.")
    box = desk.locator(f"input[name=themes][value='{theme.pk}']")
    box.evaluate("it => { const fold = it.closest('details'); if (fold) fold.open = true }")
    box.check()
    desk.get_by_label("Soep koken in 't Anker").check()
    desk.locator("#id_next_step").fill("Bel Truus over de soep")
    desk.locator("#id_next_on").fill(localdate().isoformat())
    look(desk)
    press(desk, "Bewaar de intake")
    desk.wait_for_url(re.compile(r"/bemiddeling/\d+/$"))
    look(desk)

    press(desk, "Wil dit")
    follow(desk, "Stel voor bij de organisatie")
    look(desk)
    desk.locator("#id_message").fill("Truus kookt al jaren voor haar straat.")
    press(desk, "Stel iemand voor")
    desk.wait_for_url(re.compile(r"/bemiddeling/\d+/$"))
    truus = Person.objects.get(name="Truus van 't Hof")
    case = Case.objects.get(person=truus)
    assert (truus.email, truus.user) == ("", None)
    assert case.placement.opportunity == soup

    follow(desk, "Vandaag")
    assert "Bel Truus over de soep" in desk.locator("main").inner_text()
    look(desk)


def test_a_file_comes_in_and_its_report_says_what_became_of_every_row(town, desk, look):
    desk.locator("summary", has_text="De centrale").click()
    follow(desk, "Bestanden")
    desk.locator("#id_file").set_input_files(
        {"name": "vacatures.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    )
    press(desk, "Bekijk het bestand")
    desk.get_by_role("heading", name="vacatures.csv").wait_for()
    look(desk)

    press(desk, "Tel wat er gebeurt")
    desk.locator("progress").wait_for()
    it = Import.objects.get()
    import_jobs.go_on(it.pk)
    desk.reload()
    assert "Er staat geen titel" in desk.locator("main").text_content()
    look(desk)

    press(desk, "Neem over")
    desk.locator("progress").wait_for()
    import_jobs.go_on(it.pk)
    desk.reload()
    desk.get_by_role("heading", name="Rij voor rij").wait_for()
    assert Opportunity.objects.get().title == "Koffie schenken"
    assert desk.locator("#rijen tbody tr").count() == 2
    look(desk)


def test_an_organisation_and_its_opportunity_are_screened(town, desk, look):
    choir = OrganisationFactory(centre=town.noord, name="Koor De Lijster", status="registered")
    OpportunityFactory(
        organisation=town.buurthuis, area=town.noord.area, status="submitted", title="Wandelmaatje"
    )

    desk.reload()
    assert "Koor De Lijster" in desk.locator("main").inner_text()
    follow(desk, "Koor De Lijster")
    follow(desk, "Beslis met de checklist")
    answer_yes_to_all(desk)
    desk.locator("input[name=outcome][value=approved]").check()
    desk.locator("#id_reason").fill("Alles klopt.")
    look(desk)
    press(desk, "Neem dit besluit")
    desk.wait_for_url(f"**/balie/organisaties/{choir.pk}/")
    choir.refresh_from_db()
    assert choir.status == "approved"

    follow(desk, "Balie")
    follow(desk, "Wandelmaatje")
    look(desk)
    answer_yes_to_all(desk)
    desk.locator("input[name=outcome][value=approved]").check()
    desk.locator("#id_reason").fill("Mooi opgeschreven.")
    press(desk, "Bewaar het besluit")
    desk.wait_for_load_state()
    assert Opportunity.objects.get(title="Wandelmaatje").status == "open"


def answer_yes_to_all(page):
    for box in page.locator("input[type=radio][value=yes]").all():
        box.check()
