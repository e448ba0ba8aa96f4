"""F9 and D4 in a real browser: amend a text on a phone by keyboard alone, in light and dark, and hear it."""

import pytest

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.governance.documents.models import Amendment
from aanjager.governance.documents.tests.factories import SeatFactory, open_text, propose

pytestmark = pytest.mark.browser
P2 = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van de gemeente."
KICK = "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van de gemeente."
OWN = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van vrijwilligers zelf."


@pytest.fixture
def paper(town):
    version = open_text("# Onze visie", P2, "Wij zijn er voor iedereen.", centre=town.noord)
    SeatFactory(
        body=version.document.body, person=PersonFactory(name="Bo", user__email="bo@example.org")
    )
    return version


def tab_to(page, where):
    """Go on with the Tab key until this element has the focus, which can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", where):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {where} cannot be seen"
            return
    raise AssertionError(f"{where} is not reached by keyboard")


@pytest.mark.parametrize(("dark", "script"), [(False, True), (True, True), (False, False)])
def test_f9_a_change_is_filed_by_keyboard_at_360_pixels(
    paper, town, site, new_page, sign_in, look, dark, script
):
    propose(paper.document, 1, OWN, submitter_label="iemand bij Centrale Noord")
    page = new_page(width=360, height=740, dark=dark, script=script)
    sign_in(page, town.daan)
    page.goto(site("noord", f"/stukken/{paper.document_id}/"))
    check = look if script else lambda _page: None
    check(page)

    tab_to(page, "#p-1 summary")
    page.keyboard.press("Enter")
    tab_to(page, "#p-1 a[href*='soort=change']")
    check(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/voorstel/**")
    tab_to(page, "#id_new_text")
    page.keyboard.press("Control+A")
    page.keyboard.type(KICK)
    check(page)
    tab_to(page, "button[name=look]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_motive")
    assert "1 ander wil deze zin ook wijzigen" in page.locator("main").inner_text()
    check(page)
    tab_to(page, "#id_motive")
    page.keyboard.type("Bemiddelen is oude terminologie.")
    tab_to(page, "button[name=file]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/voorstellen/2/")
    check(page)

    assert Amendment.objects.get(number=2).new_text == KICK


@pytest.mark.parametrize("language", ["nl", "en"])
def test_d4_a_screen_reader_says_what_was_removed_and_added(
    paper, town, site, new_page, look, language
):
    propose(paper.document, 1, KICK, submitter_label="")
    page = new_page(width=360, height=740, language=language)
    page.goto(site("noord", f"/stukken/{paper.document_id}/voorstellen/1/"))
    gone, new = {"nl": ("verwijderd:", "toegevoegd:"), "en": ("removed:", "added:")}[language]

    said = page.locator(".change").aria_snapshot()

    assert f'deletion: "[{gone} bemiddelt vrijwilligers ]"' in said
    assert f'insertion: "[{new} jaagt vrijwillige inzet aan ]"' in said
    line = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator(".change del").first.evaluate(line) == "line-through"
    assert page.locator(".change ins").first.evaluate(line) == "underline"
    look(page)


@pytest.mark.parametrize("dark", [False, True])
def test_f11_the_board_looks_at_collisions_decides_and_reads_version_two(
    paper, town, site, new_page, sign_in, look, dark
):
    propose(paper.document, 1, KICK, state="admitted")
    propose(paper.document, 1, OWN, state="admitted")
    propose(paper.document, 1, P2.replace("bemiddelt", "helpt"), state="admitted")
    page = new_page(width=360, height=740, dark=dark)
    sign_in(page, paper.document.body.seats.get().person.user)
    start = f"/stukken/{paper.document_id}/"
    page.goto(site("noord", f"{start}bestuur/"))
    text = page.locator("main").inner_text()
    assert "botst" in text
    assert "zelfde zin" in text
    assert "jaagt vrijwillige inzet aan in opdracht van vrijwilligers zelf." in text
    look(page)

    for number, outcome in ((1, "adopted"), (2, "adopted"), (3, "rejected")):
        page.goto(site("noord", f"{start}voorstellen/{number}/"))
        page.locator("summary", has_text="Neem een besluit").click()
        page.locator("#id_besluit_outcome").select_option(outcome)
        page.locator("#id_besluit_reason").fill("Dit past bij waar we voor staan.")
        look(page)
        page.locator("form[action$='/besluit/'] button").click()
        page.wait_for_load_state()
    page.goto(site("noord", f"{start}verwerken/"))
    look(page)
    page.locator("main form .nl-button--primary").click()
    page.wait_for_url("**/versies/2/")
    assert page.locator("summary", has_text="Waarom staat dit er?").count() == 1
    look(page)
