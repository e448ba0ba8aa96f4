"""A social internship from four phones: each of the four signs by the own link, then hours are planned."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from aanjager.growth.internships import actions
from aanjager.growth.internships.models import Internship
from aanjager.growth.internships.tests import factories as tracks
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.tests.test_sounds import mp3
from aanjager.learning.signing.models import Paper
from aanjager.learning.signing.tests.factories import link_of
from aanjager.trust.law import actions as law

pytestmark = pytest.mark.browser


def press(page, words):
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()


def text_of(page) -> str:
    return page.locator("main").inner_text()


@pytest.fixture
def pupil(town):
    law.load(by=CLOCK, at=now())
    actions.load_tracks(by=CLOCK, at=now())
    today = localdate()
    group = tracks.group_of(
        tracks.school_of(town.noord), mentor="daan@example.org",
        starts_on=today - timedelta(days=60), ends_on=today + timedelta(days=100),
    )  # fmt: skip
    tracks.offer_at(town.buurthuis, title="Koffie in het buurthuis")
    return tracks.pupil_in(group, born_on=today.replace(year=today.year - 14, day=1))


def test_four_sign_from_four_phones_and_the_law_refuses_an_evening(
    town, pupil, site, new_page, sign_in, look
):
    finn, fien, mentor, cora = (new_page(width=360) for _ in range(4))
    sign_in(finn, town.finn)
    finn.goto(site("noord", "/mijn/stage/"))
    look(finn)
    finn.locator("#id_name").fill("Fien")
    finn.locator("#id_email").fill("fien@example.org")
    press(finn, "Vraag om een ja")
    pupil.refresh_from_db()
    fien.goto(site("noord", f"/stage-ouder/{tracks.guardian_link(pupil)}/"))
    look(fien)
    press(fien, "Ja, dat mag")
    finn.goto(site("noord", "/mijn/stage/plekken/"))
    look(finn)
    finn.get_by_role("link", name="Koffie in het buurthuis").click()
    finn.locator("#id_why").fill("Ik praat graag.")
    look(finn)
    press(finn, "Vraag deze plek aan")

    one = f"/stages/{Internship.objects.get().pk}/"
    sign_in(mentor, town.daan)
    mentor.goto(site("noord", one))
    look(mentor)
    press(mentor, "Ja, deze plek is goed")
    sign_in(cora, town.cora)
    cora.goto(site("noord", one))
    look(cora)
    press(cora, "Ja, deze leerling is welkom")

    paper = Paper.objects.get(about_kind="internship")
    signers = paper.signers.order_by("position")
    for page, signer in zip((finn, fien, mentor, cora), signers, strict=True):
        page.goto(site("noord", f"/teken/{link_of(signer)}/"))
        assert "werktijden die de wet" in text_of(page)
        page.locator("#id_name").fill(signer.name)
        page.locator("#id_agrees").check()
        press(page, "Ik teken")
    assert "Iedereen heeft getekend" in text_of(cora)

    finn.goto(site("noord", one))
    look(finn)
    day = localdate() + timedelta(days=(1 - localdate().weekday()) % 7 + 1)
    finn.locator("#id_day").fill(day.isoformat())
    finn.locator("#id_starts_at").fill("20:00")
    finn.locator("#id_ends_at").fill("21:00")
    press(finn, "Zet op de planning")
    assert "Op jouw leeftijd werk je niet na 19 uur" in text_of(finn)
    look(finn)
    finn.locator("#id_file").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": tracks.photo().read()}
    )
    finn.locator("#id_words").fill("Ik schenk koffie.")
    press(finn, "Voeg toe")
    photo = finn.get_by_role("img", name="Ik schenk koffie.")
    assert photo.evaluate("it => it.decode().then(() => it.naturalWidth)") > 0
    finn.locator("#id_file").set_input_files(
        {"name": "stem.mp3", "mimeType": "audio/mpeg", "buffer": mp3()}
    )
    finn.locator("#id_words").fill("Ik vertel hoe het was.")
    press(finn, "Voeg toe")
    assert finn.locator("audio").count() == 1
    look(finn)
    mentor.goto(site("noord", f"/stages/klas/{pupil.group_id}/"))
    assert "bezig" in text_of(mentor)
    look(mentor)
