"""An assessor assesses: from a first talk to a proof that a stranger checks, each on a phone of their own."""

from urllib.parse import urlsplit

import pytest

from aanjager.growth.credentials.models import Proof
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.prior_learning.tests import factories as portfolios

pytestmark = pytest.mark.browser


def press(page, words):
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()


def text_of(page) -> str:
    return page.locator("main").inner_text()


def test_whoever_does_not_know_the_volunteer_judges_and_a_stranger_checks(
    town, site, new_page, sign_in, look
):
    cora = portfolios.known(town.noord, town.person(town.cora))
    salma = portfolios.stranger(town.noord)
    portfolios.kind(town.noord)
    daan, anna, guide, judge, stranger = (new_page(width=360) for _ in range(5))
    people = ((daan, town.daan), (anna, town.anna), (guide, town.cora), (judge, salma.user))
    for page, user in people:
        sign_in(page, user)

    daan.goto(site("noord", "/mijn/portfolio/"))
    look(daan)
    daan.locator("#id_goal").fill("Voor een opleiding in de zorg.")
    press(daan, "Begin")
    it = Portfolio.objects.get()
    desk, read = f"/balie/portfolios/{it.pk}/", f"/portfolio/{it.pk}/"
    anna.goto(site("noord", desk))
    look(anna)
    anna.locator("#id_address").fill(cora.email)
    press(anna, "Laat de vrijwilliger beschrijven")

    daan.goto(site("noord", "/mijn/portfolio/kan/listening/"))
    look(daan)
    daan.get_by_label("zelfstandig", exact=False).check()
    daan.locator("#id_story").fill("Een bezoeker zei niets. Ik ging naast hem zitten.")
    press(daan, "Bewaar")
    look(daan)
    daan.get_by_role("link", name="Klaar? Lever in").click()
    look(daan)
    press(daan, "Lever in")

    anna.goto(site("noord", desk))
    anna.locator("#id_address").fill(cora.email)
    press(anna, "Vraag deze beoordelaar")
    assert "De beoordelaar is een ander" in text_of(anna), "who guides does not judge"
    look(anna)
    anna.locator("#id_address").fill(salma.email)
    press(anna, "Vraag deze beoordelaar")
    assert "naast hem" not in text_of(anna), "the desk reads nothing of it"

    judge.goto(site("noord", read))
    look(judge)
    judge.get_by_role("link", name="Beoordeel").click()
    judge.get_by_label("helpt anderen erbij", exact=False).check()
    judge.locator("#id_reasoning").fill("Hij liet zien hoe je stil kunt zijn.")
    look(judge)
    press(judge, "Bewaar je oordeel")
    press(judge, "Klaar met beoordelen")
    assert judge.goto(site("noord", read)).status == 404, "nothing more to read"

    guide.goto(site("noord", read))
    guide.locator("#id_text").fill("Voor de zomer een cursus gesprekken.")
    press(guide, "Bewaar het plan")
    look(guide)
    anna.goto(site("noord", desk))
    anna.locator("#id_kind").select_option(label="Bewijs van deelname")
    press(anna, "Geef het bewijs")
    daan.goto(site("noord", "/mijn/portfolio/"))
    assert "Hij liet zien hoe je stil kunt zijn." in text_of(daan)
    look(daan)
    daan.get_by_role("link", name="Laat het iemand lezen").click()
    daan.locator("#id_label").fill("ROC")
    press(daan, "Maak een link")
    look(daan)
    link = daan.locator("#link").input_value()
    stranger.goto(site("noord", urlsplit(link).path))
    look(stranger)
    press(stranger, "Lees het")
    assert "naast hem zitten" in text_of(stranger)
    look(stranger)

    stranger.goto(site("noord", f"/bewijs/{Proof.objects.get().mark}/"))
    assert "Geldig." in text_of(stranger)
    assert "Luisteren: helpt anderen erbij" in text_of(stranger)
    look(stranger)
