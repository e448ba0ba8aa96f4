"""A real browser on a running site, with axe, a mail server that listens, and the cast."""

import json
import os
import re
import shutil
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core.management import call_command
from django.utils.timezone import localdate

from aanjager.kernel.testing import HouseClient
from aanjager.trust.letters.models import Letter

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver runs a loop of its own
AXE = settings.ROOT / "node_modules" / "axe-core" / "axe.min.js"
REPORT = settings.ROOT / "docs" / "accessibility.json"
WHERE = ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]
PERIOD = 30  # seconds that a code of an app counts
ENOUGH = 15  # seconds in which a slow machine types it
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
]


def chromium() -> str:
    """Return where Chromium is; without one the browser tests stop and say how to get it."""
    found = [path for name in WHERE if (path := shutil.which(name))]
    if not found:
        pytest.exit(
            "No Chromium found. Install it (Debian: apt install chromium) and run again.", 1
        )
    return found[0]


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def site(live_server):
    """Addresses of the running site: `site('noord', '/vacatures/')`, the network's own as `site('')`."""
    port = live_server.url.rsplit(":", 1)[1]
    return lambda slug, path="/": f"http://{slug and slug + '.'}localhost:{port}{path}"


@pytest.fixture
def sign_in(site):
    """Give a browser page the session of somebody, second step included: `sign_in(page, user)`."""

    def give_session(page, user, slug="noord"):
        client = HouseClient()
        client.force_login(user)
        session = client.session  # just now, so that nothing is asked again
        session["account_authentication_methods"] = [
            {"method": "mfa", "type": "totp", "at": time.time()}
        ]
        session.save()
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site(slug)}]
        )

    return give_session


def code_for(address: str) -> str:
    """Return the code of the last letter with a code to this address."""
    letter = Letter.objects.filter(to_address=address, kind="sign-in-code").latest("pk")
    return re.search(r"\d{4} \d{4}", letter.subject)[0]


def app_code(secret: str) -> str:
    """Return what an app with this secret shows; near the end of its half minute, what it shows next."""
    left = PERIOD - time.time() % PERIOD
    if left < ENOUGH:
        time.sleep(left)
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


@pytest.fixture
def walk_in(site):
    """Sign in as people do, with the code by mail and for staff the app: `walk_in(page, user, path)`."""

    def through_the_door(page, user, path, secret="", slug="noord"):
        page.goto(site(slug, f"/inloggen/?next={path}"))
        page.locator("#id_email").fill(user.email)
        page.locator("main form .nl-button--primary").first.click()
        page.wait_for_url("**/inloggen/code/**")
        page.locator("#id_code").fill(code_for(user.email))
        page.locator("main form .nl-button--primary").first.click()
        if secret:
            page.wait_for_url("**/inloggen/tweede-stap/**")
            page.locator("#id_code").fill(app_code(secret))
            page.locator("main form .nl-button--primary").first.click()
        page.wait_for_url(site(slug, path))

    return through_the_door


@pytest.fixture
def new_page(browser, request):
    """Open a page: `new_page(width=360, language='en', dark=True, script=False)`."""
    contexts = []

    def open_page(width=360, height=800, language="nl", dark=False, script=True):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale={"nl": "nl-NL", "en": "en-GB"}[language],
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_init_script(
            "addEventListener('beforeunload', () => { window.left = Date.now() })"
        )
        context.add_init_script(path=AXE)  # not a script tag: the policy forbids those
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.complaints = []  # what the browser's console says, the content policy included
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()


def axe(page) -> list[str]:
    """Return what axe finds on the page, a line per rule and place.

    A page that somebody just left by a link or a button is waited for; a download leaves none.
    """
    page.wait_for_function("() => !window.left || Date.now() - window.left > 3000")
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):  # a page without script
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => (await axe.run({resultTypes: ['violations'], preload: {assets: ['media']}}))
        .violations"""  # what passed, and our own style sheets once more, nobody reads
    )
    return [
        f"{v['id']}: {node['target']} {node.get('failureSummary', '')[:300]}"
        for v in found
        for node in v["nodes"]
    ]


def too_wide(page) -> list[str]:
    """Return the elements that stand out to the right of the screen."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )


@pytest.fixture(scope="session")
def seen():
    """What axe looked at in this run; written down for the accessibility statement."""
    results = SimpleNamespace(pages=set(), found=[], widths=set())
    yield results
    if results.pages and os.environ.get("AANJAGER_WRITE_REPORT"):
        facts = {
            "tested_on": localdate().isoformat(),
            "tool": f"axe-core {json.loads(AXE.with_name('package.json').read_text())['version']}",
            "pages": len(results.pages),
            "violations": len(results.found),
            "widths": sorted(results.widths),
        }
        Path(REPORT).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


@pytest.fixture
def faults(seen):
    """Return what is wrong with a page as it stands: what axe finds, and what is too wide."""

    def find(page) -> list[str]:
        wrong = axe(page) + too_wide(page)
        address = page.url.split("?")[0].split("localhost", 1)[1].lstrip(":0123456789")
        seen.pages.add(re.sub(r"\d+", "N", address))
        seen.widths.add(page.viewport_size["width"])
        seen.found.extend(wrong)
        return wrong

    return find


@pytest.fixture
def look(faults):
    """Check a page as it stands: axe finds nothing and nothing is wider than the screen."""

    def check(page):
        assert faults(page) == [], f"{page.url} ({page.title()})"

    return check


@pytest.fixture
def town(transactional_db, cast):
    """The cast in a town with reference data, ready for a story."""
    call_command("load_reference", verbosity=0)
    return cast
