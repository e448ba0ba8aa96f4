"""A meeting as people live it: invited, yes on the phone, a seat, and let in at the door."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from aanjager.assembly.meetings.tests.factories import (
    AgendaItemFactory,
    MeetingFactory,
    SeriesFactory,
    SessionFactory,
)
from aanjager.assembly.registrations.jobs import send_invitations
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.tests.factories import RegistrationFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.browser
WORDS = {
    "nl": {
        "yes": "Ik kom", "here": "Is er", "inside": "Is binnen.",
        "count": "Tel eerst", "invite": "Nodig hen uit",
    },
    "en": {
        "yes": "I will come", "here": "Is here", "inside": "Is inside.",
        "count": "Count first", "invite": "Invite them",
    },
}  # fmt: skip


@pytest.fixture
def meeting(town):
    """A conference of Noord next week, with sessions, a full first row and an agenda."""
    starts = now() + timedelta(days=7)
    meeting = MeetingFactory(
        centre=town.noord, capacity=20, kind="conference", theme="observeren", starts_at=starts,
        series=SeriesFactory(centre=town.noord),
    )  # fmt: skip
    AgendaItemFactory(meeting=meeting, title="Opening", position=1)
    AgendaItemFactory(meeting=meeting, title="Pauze", kind="break", position=2)
    for title in ("De PEP-route", "Aanjagen in de wijk"):
        session = SessionFactory(meeting=meeting, title=title, starts_at=starts, room="Atelier")
        session.speakers.create(name="Fenna de Wit", role="PEP Den Haag")
    RegistrationFactory(meeting=meeting, waiting=True, name="Wachter")
    return meeting


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_invitation_to_the_door(town, meeting, language, site, new_page, sign_in, look):
    words, desk = WORDS[language], f"/bijeenkomsten/beheer/{meeting.pk}/"
    anna = new_page(width=360, language=language)
    sign_in(anna, town.anna)
    anna.goto(site("noord", f"{desk}uitnodigingen/"))
    look(anna)
    press(anna, words["count"])
    look(anna)
    press(anna, words["invite"])
    look(anna)
    send_invitations()

    letter = Letter.objects.get(kind="meeting-invitation", to_address="daan@example.org")
    daan = new_page(width=360, language=language)
    daan.goto(site("noord", re.search(r"/u/[\w-]+", letter.text)[0]))
    look(daan)
    assert not Registration.objects.filter(name="Daan").exists()
    daan.locator("#id_needs").fill("Vegetarisch")
    press(daan, words["yes"])
    daan.wait_for_url("**/a/*")
    look(daan)
    row = Registration.objects.get(name="Daan")
    assert row.state == "waiting", "somebody waits already, and nobody is passed"
    anna.goto(site("noord", f"{desk}aanmeldingen/"))
    look(anna)
    anna.locator("tr", has_text="Daan").locator("button[value=seat]").click()
    anna.wait_for_load_state()
    daan.reload()
    look(daan)
    assert daan.locator("img[src$='qr.svg']").evaluate("it => it.naturalWidth") > 0
    assert f"{row.code[:4]}-{row.code[4:]}" in daan.locator("main").inner_text()

    meeting.starts_at, meeting.ends_at = now(), now() + timedelta(hours=4)
    meeting.save()
    anna.goto(site("noord", f"{desk}ingang/{row.code}/"))
    look(anna)
    press(anna, words["here"])
    assert words["inside"] in anna.locator("main").inner_text()
    look(anna)
    daan.reload()
    look(daan)
    assert Registration.objects.get(name="Daan").state == "present"
    assert anna.complaints + daan.complaints == []


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_every_page_of_who_organises(town, meeting, width, dark, site, new_page, sign_in, look):
    page = new_page(width=width, dark=dark)
    sign_in(page, town.anna)
    RegistrationFactory(meeting=meeting)
    item, session = meeting.agenda.first().pk, meeting.sessions.first().pk
    desk = f"/bijeenkomsten/beheer/{meeting.pk}/"
    inner = [
        "", "wijzigen/", "afzeggen/", "agenda/", f"agenda/{item}/", "sessies/",
        f"sessies/{session}/", "aanmeldingen/", "aanmeldingen/nieuw/", "uitnodigingen/", "indelen/",
        f"indelen/{session}/", "ingang/", "ingang/lijst/", "ingang/papier/",
    ]  # fmt: skip
    here = f"/bijeenkomsten/{meeting.pk}/"
    for path in [
        "/bijeenkomsten/", here, f"{here}programma/", f"{here}aanmelden/", f"{here}aangemeld/",
        f"{here}deelnemers/", "/bijeenkomsten/beheer/", "/bijeenkomsten/beheer/nieuw/",
        *(desk + it for it in inner),
    ]:  # fmt: skip
        page.goto(site("noord", path))
        look(page)
    assert page.complaints == []


def test_without_script_a_guest_comes_and_proves_the_address(town, meeting, site, new_page):
    Registration.objects.filter(name="Wachter").delete()
    page = new_page(width=360, script=False)
    page.goto(site("noord", f"/bijeenkomsten/{meeting.pk}/"))
    page.get_by_role("link", name="Ik kom", exact=True).click()
    page.locator("#id_name").fill("Noor")
    page.locator("#id_address").fill("noor@example.org")
    press(page, "Meld me aan")
    page.wait_for_url("**/aangemeld/")

    letter = Letter.objects.get(to_address="noor@example.org")
    page.goto(site("noord", re.search(r"/a/[\w-]+", letter.text)[0]))
    press(page, "Ja, dit is mijn adres")

    row = Registration.objects.get(name="Noor")
    assert row.state == "placed"
    assert row.proven_at is not None
