"""A proof goes from the desk to a stranger: given, fetched by letter, shared, checked on a phone, taken back."""

import re

import pytest

from aanjager.growth.credentials.models import Proof
from aanjager.growth.credentials.tests import factories as proofs
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.browser


def path_in(text):
    return re.search(r"/bewijs/link/[^\s/\"]+/", text)[0]


def test_from_the_desk_to_a_stranger_with_a_phone(town, site, new_page, sign_in, look, tmp_path):
    proofs.signs(town.noord)
    proofs.achievement(town.noord)
    daan = town.person(town.daan)
    anna = new_page(width=1280)
    sign_in(anna, town.anna)
    anna.goto(site("noord", f"/balie/bewijzen/geven/{daan.pk}/"))
    look(anna)
    anna.locator("#id_where").fill("Buurthuis 't Anker")
    anna.locator("#id_hours").fill("84")
    anna.locator("#id_achievement").select_option(index=1)
    anna.get_by_role("button", name="Kijk het na").click()
    look(anna)
    anna.get_by_role("button", name="Onderteken en geef").click()
    anna.wait_for_url("**/balie/bewijzen/*/")
    look(anna)

    holder = new_page(width=360)
    holder.goto(site("noord", path_in(Letter.objects.get(kind="proof-given").text)))
    look(holder)
    with holder.expect_download() as fetched:
        holder.get_by_role("link", name="digitale portemonnee").click()
    kept = tmp_path / "bewijs.json"
    fetched.value.save_as(kept)

    it = Proof.objects.get()
    stranger = new_page(width=360)
    stranger.goto(site("noord", f"/bewijs/{it.mark}/"))
    assert "Geldig." in stranger.locator("main").inner_text()
    look(stranger)
    stranger.get_by_role("link", name="Controleer een bestand").click()
    look(stranger)
    stranger.locator("#id_file").set_input_files(kept)
    stranger.get_by_role("button", name="Controleer").click()
    assert "Geldig." in stranger.locator("main").inner_text()
    look(stranger)

    anna.get_by_role("link", name="Trek het bewijs in").click()
    look(anna)
    anna.get_by_label("er stond een fout in").check()
    anna.get_by_role("button", name="Trek in").click()
    anna.wait_for_url(f"**/balie/bewijzen/{it.pk}/")
    dark = new_page(width=360, language="en", dark=True)
    dark.goto(site("noord", f"/bewijs/{it.mark}/"))
    assert "Taken back." in dark.locator("main").inner_text()
    look(dark)
