"""The main job, as people live it: three questions, a reaction, and what happens next."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.utils.timezone import localdate, now

from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.models import Theme
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.participation.aftercare.jobs import ask_outcomes
from aanjager.trust.letters.models import Letter
from tests.journeys.conftest import code_for
from tests.journeys.keyboard import focused, tab_to

pytestmark = pytest.mark.browser
WORDS = {
    "nl": {
        "near": "1,0 km van je postcode",
        "next": "Volgende vraag",
        "show": "Laat zien",
        "want": "Ik wil dit",
        "desk": "Aan de balie",
    },
    "en": {
        "near": "1.0 km from your postcode",
        "next": "Next question",
        "show": "Show me",
        "want": "I want to do this",
        "desk": "At the desk",
    },
}
ADDRESS = "noor@example.org"


@pytest.fixture
def soup(town):
    """An opportunity nearby: soup on Saturday, a kilometre away."""
    PostcodeFactory(digits="3801", area=town.noord.area, point=(155_000.0, 464_000.0))
    found = OpportunityFactory(
        organisation=town.buurthuis,
        area=town.noord.area,
        open=True,
        title="Soep koken in 't Anker",
        in_brief="Je kookt soep voor de buurt. Iedereen eet mee.",
        when_text="Op zaterdag",
        rhythm="weekly",
        places=3,
    )
    found.themes.add(Theme.objects.order_by("pk").first())
    opportunities.stand(found, at=found.made_at)
    return found


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def go_on(page):
    """Press the one main button of the page."""
    page.locator("main form .nl-button--primary").click()


def find(page, words):
    """Answer the three questions of the first page."""
    steps = page.get_by_role("button", name=words["next"], exact=True)
    page.locator("#wat").fill("soep")
    if steps.is_visible():
        steps.click()
    page.locator("#waar").fill("3801")
    if steps.is_visible():
        steps.click()
    page.locator("#tijd").select_option("weekly")
    press(page, words["show"])
    page.wait_for_url("**/vacatures/**")


def react(page, soup, words, look):
    """Read the sentence why, open it, and react with a name and an address."""
    card = page.locator(f"#vacature-{soup.pk}")
    assert words["near"] in card.locator(".why").inner_text()
    look(page)
    card.get_by_role("link").first.click()
    page.wait_for_url(f"**/vacatures/{soup.pk}/**")
    look(page)
    page.get_by_role("link", name=words["want"]).click()
    page.locator("#id_name").fill("Noor")
    page.locator("#id_email").fill(ADDRESS)
    look(page)
    go_on(page)
    page.wait_for_url("**/reageren/code/")
    look(page)
    page.locator("#id_code").fill(code_for(ADDRESS))
    go_on(page)
    page.wait_for_url("**/mijn/reacties/**")
    assert page.locator(".messages .notice--success").is_visible()
    assert soup.organisation.name in page.locator("main .notice").last.inner_text()
    look(page)


def do(page, step, **answers):
    """Take one step with a reaction, wherever on the page its form stands."""
    form = page.locator(f"form[action$='/{step}/']")
    form.evaluate("it => { const fold = it.closest('details'); if (fold) fold.open = true }")
    for name, answer in answers.items():
        form.locator(f"[name$='{name}']").fill(answer)
    form.locator("button").last.click()
    page.wait_for_load_state()


def handle(page, placement, look):
    """Find the reaction with its clock, answer, agree and start."""
    row = page.locator("tr", has_text="Noor")
    assert row.locator("time").count() == 1
    look(page)
    row.get_by_role("link").first.click()
    page.wait_for_url(f"**/organisatie/reacties/{placement.pk}/")
    look(page)
    do(page, "answer", text="Wat leuk, kom zaterdag kijken.")
    wait_for_state(page, placement, "talk")
    do(page, "agree")
    wait_for_state(page, placement, "agreed")
    do(page, "start")
    wait_for_state(page, placement, "started")
    look(page)


def wait_for_state(page, placement, state):
    """The step was kept; look again at the page as it is after it."""
    for _ in range(40):
        placement.refresh_from_db()
        if placement.state == state:
            page.goto(page.url.split("#")[0].split("?")[0])
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{placement.state}, not {state}: {page.locator('main').inner_text()}")


def let_three_months_pass(placement):
    """Begin three months ago, and let the clock ask how it is going."""
    Placement.objects.filter(pk=placement.pk).update(
        started_on=localdate() - timedelta(days=95),
        agreed_at=now() - timedelta(days=100),
        reacted_at=now() - timedelta(days=110),
    )
    ask_outcomes()
    letter = Letter.objects.filter(to_address=ADDRESS, text__contains="/hoe-gaat-het/").latest("pk")
    return re.search(r"/hoe-gaat-het/\S+/", letter.text)[0]


def answer_after_three_months(page, address, look):
    """Looking answers nothing; the button does."""
    page.goto(address)
    look(page)
    assert not Outcome.objects.exclude(answered_at=None).exists()
    page.locator("button[value=yes]").click()
    page.locator("button[value=yes]").wait_for(state="detached")
    look(page)
    assert Outcome.objects.get(moment="three_months").still_active == "yes"


def figures(page) -> dict[str, str]:
    """What came of the reactions of three months ago: the last cell of each row of the first table."""
    rows = page.locator("section[aria-labelledby=gelukt] table tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").last.inner_text() for row in rows}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_story(town, soup, language, site, new_page, walk_in, look):
    noor = new_page(width=360, language="nl")
    noor.goto(site("noord"))
    if language == "en":
        press(noor, "English")
        noor.wait_for_load_state()
    assert noor.locator("html").get_attribute("lang") == language
    look(noor)
    find(noor, WORDS[language])
    react(noor, soup, WORDS[language], look)
    placement = Placement.objects.get()
    assert (placement.person.name, placement.state) == ("Noor", "reaction")

    cora = new_page(width=360, language=language)
    walk_in(cora, town.cora, "/organisatie/")
    handle(cora, placement, look)
    noor.reload()
    look(noor)

    letter = let_three_months_pass(placement)
    answer_after_three_months(noor, site("noord", letter), look)
    anna = new_page(width=1280, language=language)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(town.anna, secret)
    walk_in(anna, town.anna, "/balie/cijfers/", secret)
    assert figures(anna) == {"Online": "100%", WORDS[language]["desk"]: "0%"}
    look(anna)
    assert noor.complaints + cora.complaints + anna.complaints == []


def test_without_script_it_works_the_same(soup, site, new_page):
    page = new_page(width=360, script=False)
    page.goto(site("noord"))

    find(page, WORDS["nl"])
    react(page, soup, WORDS["nl"], look=lambda page: None)

    assert Placement.objects.get().state == "reaction"


def test_it_goes_by_keyboard_alone(soup, site, new_page):
    page = new_page(width=1280)
    page.goto(site("noord"))
    page.keyboard.press("Tab")
    assert focused(page) == "Naar de inhoud"
    page.keyboard.press("Enter")

    tab_to(page, "wat")
    page.keyboard.type("soep")
    tab_to(page, "waar")
    page.keyboard.type("3801")
    tab_to(page, "Laat zien")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vacatures/**")
    tab_to(page, soup.title)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/vacatures/{soup.pk}/**")
    tab_to(page, "Ik wil dit")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reageren/**")
    tab_to(page, "name")
    page.keyboard.type("Noor")
    tab_to(page, "email")
    page.keyboard.type(ADDRESS)
    tab_to(page, "Verder")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reageren/code/")
    tab_to(page, "code")
    page.keyboard.type(code_for(ADDRESS))
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn/reacties/**")

    assert Placement.objects.get().state == "reaction"
