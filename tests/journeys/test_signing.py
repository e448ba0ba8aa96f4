"""Two people sign one paper from two phones: each by the link in their own letter."""

import pytest
from django.utils.timezone import now

from aanjager.kernel.actor import CLOCK
from aanjager.learning.model_texts import actions as texts
from aanjager.learning.model_texts.models import ModelText
from aanjager.learning.signing.models import Paper
from aanjager.learning.signing.tests.factories import link_of
from aanjager.trust.law import actions as law
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def press(page, words):
    tab_to(page, words, most=140)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign(page, name):
    page.locator("#id_name").fill(name)
    page.locator("#id_agrees").check()
    press(page, "Ik teken")


def test_an_agreement_is_drawn_up_and_signed_by_two(town, site, new_page, sign_in, look):
    law.load(by=CLOCK, at=now())
    texts.load(by=CLOCK, at=now())
    text = ModelText.objects.get(code="gedragscode")

    cora = new_page(width=360)
    sign_in(cora, town.cora)
    cora.goto(site("noord", f"/papieren/nieuw/?tekst={text.pk}"))
    look(cora)
    for number, words in enumerate(["'t Anker", "Mieke", "010 000 00 00"]):
        cora.locator(f"#id_a{number}").fill(words)
    cora.locator("#id_n0").fill("Daan")
    cora.locator("#id_e0").fill("daan@example.org")
    cora.locator("#id_r1").select_option("organisation")
    cora.locator("#id_n1").fill("Cora")
    cora.locator("#id_e1").fill("cora@example.org")
    press(cora, "Bewaar en lees na")
    look(cora)
    press(cora, "Verstuur om te tekenen")
    assert "Aan zet: Daan" in cora.locator("main").inner_text()
    look(cora)

    first, second = Paper.objects.get().signers.order_by("position")
    daan, also_cora = new_page(width=360), new_page(width=360)
    daan.goto(site("noord", f"/teken/{link_of(first)}/"))
    also_cora.goto(site("noord", f"/teken/{link_of(second)}/"))
    look(daan)
    sign(daan, "Daan de Vries")
    assert "Je tekende dit al" in daan.locator("main").inner_text()
    look(daan)
    sign(also_cora, "Cora")
    assert "Iedereen heeft getekend" in also_cora.locator("main").inner_text()
    look(also_cora)

    cora.goto(site("noord", f"/papieren/{first.paper_id}/"))
    words = cora.locator("main").inner_text()
    assert "Daan de Vries" in words
    assert Paper.objects.get().text_hash in words
    look(cora)
    with cora.expect_download() as taken:
        cora.get_by_role("link", name="Haal het getekende papier op").click()
    assert taken.value.suggested_filename == "gedragscode.pdf"
