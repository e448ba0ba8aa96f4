"""A form that was not right and a list that holds nothing: the same care as a page that is full."""

import pytest

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from tests.journeys.things import FullTown

pytestmark = pytest.mark.browser
LANGUAGES = ["nl", "en"]
EMPTY_LISTS = {
    "bram": [
        "/balie/",
        "/balie/mensen/?q=zzz",
        "/balie/bemiddeling/",
        "/balie/bemiddeling/?q=zzz",
        "/balie/reacties/",
        "/balie/reacties/?q=zzz",
        "/balie/organisaties/?q=zzz",
        "/balie/vacatures/",
        "/balie/import/",
        "/balie/brieven/",
        "/balie/zoek/?q=zzz",
        "/balie/cijfers/",
    ],
    "gerda": ["/mijn/", "/mijn/reacties/", "/mijn/zoekvragen/", "/organisaties/?q=zzz"],
}


def at_both_lights(page, faults) -> list[str]:
    """Return what is wrong with the page by day and by night."""
    wrong = []
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)
        wrong += [f"{light}: {it}" for it in faults(page)]
    return wrong


def speak(page, site, language, slug="noord"):
    """Choose a language in this browser."""
    page.context.add_cookies([{"name": "taal", "value": language, "url": site(slug)}])


def forms_of(town: FullTown) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """The main forms by who fills them in: where they stand and what is filled in wrongly."""
    body, new = town.body.pk, OrganisationFactory(centre=town.noord, status="registered")
    waits = PlacementFactory(opportunity=town.open, person=town.on_paper)
    return {
        "visitor": [
            (f"/vacatures/{town.open.pk}/reageren/", {"name": "", "email": "geen adres"}),
            ("/inloggen/", {"email": "geen adres"}),
        ],
        "daan": [
            ("/mijn/profiel/", {"name": "", "postcode": "abc", "birth_year": "1"}),
            ("/mijn/profiel/adres/", {"email": "geen adres"}),
            ("/organisaties/aanmelden/", {"name": ""}),
        ],
        "cora": [
            (f"/organisatie/{body}/vacatures/nieuw/", {"title": ""}),
            (f"/organisatie/{body}/gegevens/", {"name": ""}),
            (f"/organisatie/{body}/mensen/", {"email": "geen adres"}),
            ("/organisatie/sjablonen/nieuw/", {"name": ""}),
            (f"/organisatie/reacties/{waits.pk}/", {"text": ""}),
        ],
        "anna": [
            ("/balie/mensen/nieuw/", {"name": "", "postcode": "abc"}),
            (f"/balie/mensen/{town.on_paper.pk}/wijzigen/", {"name": "", "postcode": "abc"}),
            (f"/balie/mensen/{town.on_paper.pk}/intake/", {"own_idea": "Koor", "own_reason": ""}),
            (f"/balie/organisaties/{new.pk}/screening/", {"reason": ""}),
            (f"/balie/vacatures/{town.submitted.pk}/screening/", {"reason": ""}),
            (f"/balie/bemiddeling/{town.case().pk}/", {"next_step": ""}),
        ],
    }


def fill_in_wrongly(page, facts):
    """Fill in, without the browser's own checks, and send."""
    form = page.locator("main form[method=post]").filter(
        has=page.locator(f"[name='{next(iter(facts))}']")
    )
    form.first.evaluate(
        """(it, facts) => { it.noValidate = true;
        for (const [name, value] of Object.entries(facts)) it.querySelector(`[name="${name}"]`).value = value }""",
        facts,
    )
    form.first.evaluate("it => HTMLFormElement.prototype.submit.call(it)")
    page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["visitor", "daan", "cora", "anna"])
def test_a_form_that_was_not_right(role, language, town, site, new_page, sign_in, faults):
    forms = forms_of(FullTown(town))[role]
    page, wrong = new_page(), {}
    speak(page, site, language)
    if role != "visitor":
        sign_in(page, getattr(town, role))
    for path, facts in forms:
        answer = page.goto(site("noord", path))
        assert answer.status == 200, path
        with page.expect_response(lambda it: it.request.method == "POST") as sent:
            fill_in_wrongly(page, facts)
        assert sent.value.status == 422, f"{path} says {sent.value.status}"
        page.locator("#fouten").wait_for()
        assert page.evaluate("() => document.activeElement.id") == "fouten", path
        assert page.locator("html").get_attribute("lang") == language
        wrong[path] = at_both_lights(page, faults)
    assert {path: it for path, it in wrong.items() if it} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", EMPTY_LISTS)
def test_a_list_that_holds_nothing(role, language, town, site, new_page, sign_in, faults):
    slug = "zuid" if role == "bram" else "noord"
    page, wrong = new_page(), {}
    speak(page, site, language, slug)
    sign_in(page, getattr(town, role), slug)
    for path in EMPTY_LISTS[role]:
        answer = page.goto(site(slug, path))
        assert answer.status == 200, path
        wrong[path] = at_both_lights(page, faults)
    assert {path: it for path, it in wrong.items() if it} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_organisation_and_the_finder_with_nothing(
    language, town, site, new_page, sign_in, faults
):
    page, wrong = new_page(), {}
    speak(page, site, language)
    sign_in(page, town.cora)
    groups = ["waiting", "talking", "reserve", "agreed", "started", "over"]
    paths = [f"/organisatie/?toon={group}" for group in groups]
    paths += [f"/organisatie/{town.buurthuis.pk}/vacatures/", "/vacatures/?wat=zzz"]
    for path in paths:
        page.goto(site("noord", path))
        if "toon" in path:
            page.locator(".empty").wait_for()
        wrong[path] = at_both_lights(page, faults)
    assert {path: it for path, it in wrong.items() if it} == {}
