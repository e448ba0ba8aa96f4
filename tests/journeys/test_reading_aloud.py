"""*Lees voor*: from the heading on, each part in its own language, and only where there is a voice."""

import pytest

from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory

pytestmark = pytest.mark.browser
VOICES = """(languages) => {
  const said = (window.said = []);
  const voices = { speak: (it) => said.push(it), cancel: () => {}, addEventListener: () => {},
    getVoices: () => languages.map((lang) => ({ lang })) };
  Object.defineProperty(window, "speechSynthesis", { value: voices });
}"""


def with_voices(page, *languages):
    page.add_init_script(f"({VOICES})({list(languages)!r})")
    return page


def said(page):
    return page.evaluate("said.map((it) => [it.lang, it.text])")


def test_a_page_is_read_from_its_heading_and_each_part_in_its_own_language(town, site, new_page):
    it = OpportunityFactory(
        organisation=town.buurthuis, area=town.noord.area, open=True, title="Soep koken in 't Anker"
    )
    opportunities.stand(it, at=it.made_at)
    page = with_voices(new_page(width=360), "nl-NL", "en_GB")
    page.goto(site("noord", f"/vacatures/{it.pk}/"))
    page.get_by_role("button", name="Lees voor", exact=True).click()

    first, *others = said(page)
    assert first == ["nl-NL", "Soep koken in 't Anker"]
    assert {language for language, _text in others} == {"nl-NL"}
    hidden = page.locator("main .visually-hidden").all_text_contents()
    assert not [text for _language, text in others if text in hidden]
    assert (
        page.get_by_role("button", name="Stop", exact=True).get_attribute("aria-pressed") == "true"
    )
    page.evaluate("said.at(-1).onend()")
    assert page.get_by_role("button", name="Lees voor", exact=True).is_visible()

    page.get_by_role("button", name="English", exact=True).click()
    page.get_by_role("button", name="Read aloud", exact=True).click()
    spoken = {text: language for language, text in said(page)}
    assert spoken["Soep koken in 't Anker"] == "nl-NL", (
        "what somebody wrote stays in their language"
    )
    assert "en-GB" in spoken.values()


def test_without_a_voice_for_the_language_there_is_no_button(town, site, new_page):
    page = with_voices(new_page(width=360), "nl-NL")
    page.goto(site("noord"))
    assert page.locator("#lees-voor").is_visible()
    page.get_by_role("button", name="العربية", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("#lees-voor").is_hidden()
