"""Every page of the house, at its own place, on a phone and on a desk: axe finds nothing.

The pages come from the table of addresses, so that a new page is looked at without being asked.
What is no page stands below with the reason.
"""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import Error

from aanjager.kernel.testing import HouseClient
from tests.journeys.conftest import too_wide
from tests.journeys.things import FullTown
from tests.test_doors import doors

pytestmark = pytest.mark.browser
LOOKS = {
    "phone": {"width": 360, "language": "nl", "dark": False},
    "desk": {"width": 1280, "language": "en", "dark": True},
}
ON_A_DESK = 8  # one page in so many
BETWEEN = 768  # pixels: neither a phone nor a desk
# Who looks at a page: by its address first, by its place after that.
PAGES_OF = {
    "mijn/veilig-inloggen/bevestigen/": "finn",
    "mijn/stage/": "finn",
    "mijn/veilig-inloggen/reservecodes/": "finn",
    "mijn/veilig-inloggen/app/weg/": "finn",
    "mijn/veilig-inloggen/sleutels/nieuw/": "daan",
    "mijn/veilig-inloggen/sleutels/": "gerda",
    "uitloggen/": "daan",
    "stages/klas/": "cora",
    "stages/leerling/": "cora",
    "stages/": "finn",
    "opdrachten/": "anna",
    "wegwijzer/cijfers/": "els",
    "balie/bewijzen/sleutels/": "bram",
    "balie/centrale/": "bram",
    "balie/": "anna",
    "netwerk/": "els",
    "bijeenkomsten/": "anna",
    "zaal/": "anna",
    "toezeggingen/": "anna",
    "signaal/": "daan",
    "academie/beheer/": "anna",
    "academie/nieuw/": "anna",
    "actiedagen/": "anna",  # who also organises them
    "beursvloer/": "anna",  # who also runs it
    "initiatieven/": "anna",  # who may do everything there but accept the lead
    "stukken/": "anna",  # who may also write and make bodies
    "papieren/": "cora",
    "portfolio/": "cora",
    "wat-helpt/": "cora",
    "opbouw/": "daan",
    "goed-geregeld/": "cora",
    "organisatie/": "cora",
    "organisaties/aanmelden/": "daan",
    "mijn/": "daan",
    "bijeenkomsten/beheer/": "anna",
    "": "visitor",
}
ROLES = tuple(dict.fromkeys(PAGES_OF.values()))
NO_PAGE = {
    # opened by the link of a letter or with the answers given; walked in their own journeys
    "internships:guardian": "a link of a letter",
    "expertise:link": "a link of a letter",
    "expertise:link_step": "a link of a letter",
    "assignments:by_link": "a link of a letter",
    "credentials:by_link": "a link of a letter",
    "prior_learning:by_link": "a link that was shared; test_sharing",
    "prior_learning:statement": "a link of a letter; test_evidence",
    "prior_learning:decline": "a link of a letter; test_evidence",
    "prior_learning:paper": "a file",
    "prior_learning:file": "a file",
    "prior_learning:file_by_link": "a file",
    "standing:stop": "a link of a letter, tested without a browser",
    "trees:outcome": "leads back to the question without answers",
    "trees:paper": "leads back to the question without answers",
    "trees:try_outcome": "leads back to the question without answers",
    "trees:try_paper": "leads back to the question without answers",
    # files and feeds
    "centres:theme": "a style sheet",
    "centres:sample": "a style sheet",
    "home:security": "plain text",
    "class_lists:example": "a file",
    "class_lists:export": "a file",
    "internships:agreement": "a file",
    "internships:told": "a photo or a recording",
    "home:robots": "plain text",
    "home:sitemap": "XML",
    "home:alive": "JSON",
    "home:ready": "JSON",
    "home:favicon": "a redirect to the mark",
    "opportunities:calendar": "a file",
    "opportunities:newest": "a feed",
    "organisations:sheet": "a file",
    "desk:figures_sheet": "a file",
    "imports:report": "a file",
    "exports:take": "a file",
    "privacy:readable": "a file",
    "privacy:data": "a file",
    "mfa_download_recovery_codes": "a file",
    "placements:calendar": "a file",
    "assignments:contract": "a file",
    "assignments:file": "a file",
    "assignments:invoice_file": "a file",
    "groups:code_picture": "a picture",
    "groups:photo": "a file",
    "groups:worker": "a script",
    "groups:since": "JSON",
    "meetings:all_dates": "a calendar file",
    "meetings:newest": "a feed",
    "meetings:date": "a calendar file",
    "meetings:sheet": "a file",
    "registrations:qr": "a picture",
    "registrations:date": "a calendar file",
    "registrations:sheet": "a file",
    "reports:report_pdf": "a file",
    "reports:download": "a file",
    "reports:kept_copy": "a file",
    "introductions:export": "a file",
    "action_days:sheet": "a file",
    "exchange_floor:sheet": "a file",
    "exchange_floor:own_sheet": "a file",
    "courses:feed": "a calendar file",
    "courses:dates": "a calendar file",
    "academy:dates": "a calendar file",
    "academy:certificate": "a file",
    "academy:material": "a file",
    "academy:sheet": "a file",
    "academy:file": "a file",
    "balance:download": "a file",
    "findings:pdf": "a file",
    "xlsforms:take": "a file",
    "model_texts:take": "a file",
    "quality:advise": "for who advises; test_quality",
    "quality:adviser": "for staff; test_quality",
    "quality:assessor": "for staff; test_quality",
    "quality:evidence": "a file",
    "quality:judge": "for who judges; test_quality",
    "signing:download": "a file",
    "signing:file": "a file",
    "signing:own_download": "a file",
    "credentials:did": "JSON",
    "credentials:file_by_link": "a file",
    "credentials:mine_file": "a file",
    "credentials:pdf": "a file",
    "credentials:status_list": "JSON",
    "build_up:paper": "a file",
    "support_wishes:paper": "a file",
    "support_wishes:paper_of": "a file",
    "invoices:file": "a file",
    "invoices:file_by_link": "a file",
    "relations:take": "a file",
    "tree_making:file": "a file",
    "trees:outcome_pdf": "a file",
    "trees:paper_pdf": "a file",
    "seen:figures": "JSON",
    "seen:image": "a picture",
    "benchmarks:pdf": "a file",
    "benchmarks:shown": "for who got the link; test_mirror",
    "benchmarks:shown_pdf": "a file",
    "submissions:pdf": "a file",
    "submissions:take": "a file",
    "surveys:answer": "for a device that began; test_survey",
    "surveys:send": "for a device that began; test_survey",
    "signals:export": "a file",
    "steps:sheet": "a file",
    "purses:receipt": "a file",
    "partner:window": "after opening the door; test_agreement",
    "partner:quarter": "after opening the door; test_agreement",
    "reports:report_by_link": "the report, for who holds the link; the room's own test",
    "reports:correct_by_link": "for who holds the link and was there; the room's own test",
    "story:lines_by_link": "the line, for who holds the link; the room's own test",
    "reports:report_pdf_by_link": "a file",
    "reports:download_by_link": "a file",
    "reports:kept_copy_by_link": "a file",
    "purses:close": "for the host; the room's own test",
    "agreements:keep_promise": "a redirect to the talk",
    "accountability:take": "a file",
    "accountability:shown_file": "a file",
    "funding:calendar": "a calendar file",
    "funding:file": "a file",
    "agreements:pdf": "a file",
    "purses:sheet": "a file",
    "purses:ask_host": "before there is a host; test_initiative",
    "purses:receive": "for the host; test_initiative",
    "purses:attach": "for a bill without a receipt; test_initiative",
    "purses:undo": "for the host; test_initiative",
    "ties:picture": "a picture",
    "ties:code": "a picture, after making a link; the room's own test",
    "signals:year_file": "a file",
    "signals:near": "a part of a page",
    "expertise:near": "a part of a page",
    "signals:gather": "after ticking signals; the room's own test",
    "initiatives:photo": "a picture",
    "initiatives:answer_lead": "for who was asked to lead; the room's own test",
    "steps:open_list": "as long as there is no list; the room's own test",
    # redirects, or a step that needs the one before it: the stories pass these
    "account_signup": "a redirect to signing in",
    "account_confirm_login_code": "after asking for a code; test_story",
    "account_inactive": "an account that was closed",
    "mfa_authenticate": "in the middle of signing in; the room's own test",
    "mfa_reauthenticate_webauthn": "asks for a real passkey",
    "home:language": "a redirect to where you were",
    "mfa_login_webauthn": "JSON for a passkey",
    "people:address_code": "after asking for a code",
    "placements:code": "after writing a reaction; test_story",
    "groups:hall": "a redirect for a phone that joined; test_hall",
    "groups:follow": "for who keeps the link; the room's own test",
}


def page_doors():
    return [door for door in doors() if door.name not in NO_PAGE]


@pytest.fixture(autouse=True)
def _demonstration(settings):
    """The pages of the demonstration are there as well; staff pass the second step all the same."""
    settings.DEMO = True


def whose(path: str) -> str:
    """Return who looks at the page of this address."""
    path = path.lstrip("/")
    return next(role for start, role in PAGES_OF.items() if path.startswith(start))


def addresses(town: FullTown) -> dict[str, str]:
    """Return the address of every page by its name."""
    found = {
        door.name: reverse(
            door.name, kwargs={name: town.argument(door.name, name) for name in door.arguments}
        )
        for door in page_doors()
    }
    found["sharing:new"] += town.question("sharing:new")
    found["inbox:desk_new"] += f"?persoon={town.on_paper.pk}"  # who is at the desk
    return found


def pages_of(role, town: FullTown, host) -> dict[str, str]:
    """Return the addresses that this role looks at, without those that are only sent to."""
    client = HouseClient()
    if role != "visitor":
        client.force_login(getattr(town.cast, role))

    def is_page(path: str) -> bool:
        allowed = client.options(path, headers={"host": host}).headers.get("Allow", "GET")
        return "GET" in allowed

    found = {name: path for name, path in addresses(town).items() if whose(path) == role}
    return {name: path for name, path in found.items() if is_page(path)}


def check(page, faults, language) -> list[str]:
    """Return what is wrong with the page that stands in the browser."""
    wrong = faults(page)
    if page.locator("h1").count() != 1:
        wrong.append(f"{page.locator('h1').count()} times h1")
    if page.locator("html").get_attribute("lang") != language:
        wrong.append("another language than asked")
    if len(page.title().split("·")[0].strip()) < 2:
        wrong.append("no title")
    return wrong


def visit(page, address, faults, width, language) -> list[str]:
    """Return what is wrong with the page at an address, halfway and at a width."""
    page.complaints.clear()
    page.set_viewport_size({"width": BETWEEN, "height": page.viewport_size["height"]})
    try:
        answer = page.goto(address)
    except Error as no:  # a file begins to download: then it belongs in NO_PAGE
        return [str(no).splitlines()[0]]
    wrong = list(page.complaints)
    if answer.status != 200:
        wrong.append(f"status {answer.status}: {page.locator('body').inner_text()[:300]}")
    if page.url != address:
        wrong.append(f"leads to {page.url}")
    return wrong + halfway(page, width) + check(page, faults, language)


def halfway(page, width) -> list[str]:
    """Return what stands out of a screen between a phone and a desk, where the page came in."""
    wrong = [f"at {BETWEEN}: {it}" for it in too_wide(page)]
    page.set_viewport_size({"width": width, "height": page.viewport_size["height"]})
    return wrong


def looked_at(look: str, paths: dict[str, str]) -> dict[str, str]:
    """Every page on a phone; on a desk one in eight, and all of them with `make looks`."""
    if look == "phone" or os.environ.get("AANJAGER_LOOKS"):
        return paths
    return dict(list(paths.items())[::ON_A_DESK])


@pytest.mark.parametrize("role", ROLES)
def test_every_page(role, town, site, new_page, sign_in, faults):
    slug = "zuid" if role == "bram" else "noord"
    paths = pages_of(role, FullTown(town), f"{slug}.localhost")
    wrong = {}
    for look, facts in LOOKS.items():
        page = new_page(**facts)
        if role != "visitor":
            sign_in(page, getattr(town, role), slug)
        for name, path in looked_at(look, paths).items():
            found = visit(page, site(slug, path), faults, facts["width"], facts["language"])
            if found:
                wrong[f"{look} {name} {path}"] = found

    assert not wrong, "\n".join(f"{where}: {what}" for where, what in wrong.items())
    assert paths
