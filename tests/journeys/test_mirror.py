"""A centre beside others: Bram reads it on his phone and shows it to the municipality, until he stops."""

import pytest

from aanjager.outreach.benchmarks.tests.factories import mirrored
from tests.journeys.keyboard import tab_to

pytestmark = pytest.mark.browser


def test_bram_reads_the_mirror_and_shows_it_to_the_municipality(
    town, site, new_page, sign_in, look
):
    wave = mirrored(town.zuid, town.els)
    bram = new_page(width=360)
    sign_in(bram, town.bram, "zuid")
    bram.goto(site("zuid", "/balie/spiegel/"))
    look(bram)
    bram.click(f"text={wave}")
    look(bram)
    bram.fill("#id_label", "Gemeente Zuid")
    tab_to(bram, "Maak een link")
    bram.keyboard.press("Enter")
    bram.wait_for_selector("text=kopieer hem nu")
    look(bram)
    path = "/spiegel/" + bram.inner_text("code").partition("/spiegel/")[2]

    official = new_page(width=1280, dark=True)
    official.goto(site("zuid", path))
    look(official)
    assert "€ 100.000" in official.inner_text("main")

    tab_to(bram, "Stop\n: Gemeente Zuid")
    bram.keyboard.press("Enter")
    bram.wait_for_selector("text=De link werkt niet meer.")
    assert official.reload().status == 404
