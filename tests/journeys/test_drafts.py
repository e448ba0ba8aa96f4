"""Nothing that was typed is lost: a long form keeps it on the device and offers it back."""

import json

import pytest

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.opportunities.models import Opportunity

pytestmark = pytest.mark.browser
OFFER = "Je vorige tekst staat er nog."


def kept(page):
    """What this browser keeps of forms, by address."""
    found = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('aanjager:draft:'))"
    )
    return {key.split(":", 3)[3]: dict(json.loads(value)["typed"]) for key, value in found}


def wait_until_kept(page, words):
    page.wait_for_function(
        "words => Object.values(localStorage).some((it) => it.includes(words))", arg=words
    )


@pytest.fixture
def cora(town, new_page, sign_in, site):
    page = new_page()
    sign_in(page, town.cora)
    yield page, site("noord", f"/organisatie/{town.buurthuis.pk}/vacatures/nieuw/")
    assert [it for it in page.complaints if "422" not in it] == []


def test_what_cora_typed_is_offered_back_and_goes_when_it_is_kept(town, cora, look):
    page, url = cora
    page.goto(url)
    assert page.get_by_text(OFFER).is_hidden()
    page.locator("#id_title").fill("Soep koken op dinsdag")
    page.locator("#id_in_brief").fill("Je kookt met drie buren.")
    wait_until_kept(page, "drie buren")

    page.goto(url)
    assert page.locator("#id_title").input_value() == ""
    page.get_by_text(OFFER).wait_for()
    look(page)
    page.get_by_role("button", name="Terugzetten").click()
    assert page.locator("#id_title").input_value() == "Soep koken op dinsdag"
    assert page.locator("#id_in_brief").input_value() == "Je kookt met drie buren."
    assert page.get_by_text(OFFER).is_hidden()

    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_text("Het concept is bewaard.").wait_for()
    assert Opportunity.objects.get().title == "Soep koken op dinsdag"
    assert kept(page) == {}


def test_what_is_thrown_away_is_gone(cora):
    page, url = cora
    page.goto(url)
    page.locator("#id_title").fill("Toch maar niet")
    wait_until_kept(page, "Toch maar niet")

    page.goto(url)
    page.get_by_role("button", name="Weggooien").click()
    assert kept(page) == {}
    page.goto(url)
    assert page.get_by_text(OFFER).is_hidden()


def test_a_form_with_a_mistake_keeps_what_was_typed_and_offers_nothing_twice(cora):
    page, url = cora
    page.goto(url)
    page.locator("#id_in_brief").fill("Zonder titel gaat het niet.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.locator("#fouten").wait_for()

    assert page.locator("#id_in_brief").input_value() == "Zonder titel gaat het niet."
    assert page.get_by_text(OFFER).is_hidden()
    page.goto(url)
    page.get_by_text(OFFER).wait_for()


def test_another_account_on_the_same_device_sees_nothing_of_it(town, cora, sign_in):
    page, url = cora
    page.goto(url)
    page.locator("#id_title").fill("Van Cora")
    wait_until_kept(page, "Van Cora")

    sign_in(page, town.anna)
    page.goto(url)
    page.locator("#id_title").wait_for()
    assert page.get_by_text(OFFER).is_hidden()


def test_signing_out_and_a_day_take_away_what_was_kept(cora, site):
    page, url = cora
    page.goto(url)
    page.locator("#id_title").fill("Blijft niet")
    wait_until_kept(page, "Blijft niet")
    page.evaluate(
        "() => localStorage.setItem('aanjager:draft:1:/oud/', '{\"at\": 0, \"typed\": []}')"
    )
    page.goto(url)
    assert len(kept(page)) == 1

    page.goto(site("noord", "/uitloggen/"))
    page.locator("main").get_by_role("button", name="Uitloggen").click()
    page.wait_for_url(site("noord", "/"))
    assert kept(page) == {}


def test_an_intake_keeps_the_talk_but_never_how_somebody_can_be_reached(
    town, new_page, sign_in, site
):
    person = PersonFactory(name="Truus", user=None, phone="0528 12 34 56")
    RegistrationFactory(person=person, centre=town.noord)
    page = new_page(width=1280)
    sign_in(page, town.anna)
    page.goto(site("noord", f"/balie/mensen/{person.pk}/"))
    page.get_by_role("button").filter(has_text="Open").first.click()
    url = site("noord", f"/balie/mensen/{person.pk}/intake/")
    page.goto(url)

    page.locator("#id_wishes").fill("Graag iets met honden.")
    page.locator("#id_about").fill("Loopt slecht.")
    page.locator("summary", has_text="Naam en contact").click()
    page.locator("#id_phone").fill("0528 65 43 21")
    wait_until_kept(page, "honden")

    (typed,) = kept(page).values()
    assert typed["wishes"] == "Graag iets met honden."
    assert {"name", "email", "phone", "birth_year", "postcode", "about"} & set(typed) == set()
    page.goto(url)
    page.get_by_role("button", name="Terugzetten").click()
    assert page.locator("#id_wishes").input_value() == "Graag iets met honden."
    assert page.locator("#id_phone").input_value() == "0528 12 34 56"


def test_a_profile_keeps_what_was_typed(town, new_page, sign_in, site, look):
    page = new_page()
    sign_in(page, town.daan)
    page.goto(site("noord", "/mijn/profiel/"))
    page.locator("#id_about").fill("Ik speel trompet.")
    wait_until_kept(page, "trompet")

    page.goto(site("noord", "/mijn/profiel/"))
    page.get_by_role("button", name="Terugzetten").click()
    look(page)
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("De zoeker gebruikt het vanaf nu.").wait_for()
    assert kept(page) == {}
    assert town.person(town.daan).about == "Ik speel trompet."


def test_without_script_nothing_is_offered_and_the_form_works(town, new_page, sign_in, site):
    page = new_page(script=False)
    sign_in(page, town.cora)
    page.goto(site("noord", f"/organisatie/{town.buurthuis.pk}/vacatures/nieuw/"))

    assert page.get_by_text(OFFER).is_hidden()
    page.locator("#id_title").fill("Zonder script")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert Opportunity.objects.get().title == "Zonder script"
