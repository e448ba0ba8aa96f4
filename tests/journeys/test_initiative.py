"""A bench of neighbours, on phones and by keyboard: an idea, a neighbour invited, three people asked,
two found and awaited by somebody they know, money, handed over.
"""

import io
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from PIL import Image

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.purses import queries as purses
from aanjager.participation.purses.models import Entry
from aanjager.trust.accounts.tests.factories import UserFactory
from tests.journeys.keyboard import focused, leave, tab_to_field

pytestmark = pytest.mark.browser
WORDS = {
    "title": "Bankje bij de vijver",
    "what": "We timmeren een bank bij de vijver.",
    "why": "Buren spreken elkaar weer.",
    "place": "3801",
}


@pytest.fixture
def neighbours(town):
    """Two neighbours with an account at Noord."""
    PostcodeFactory(digits="3801", area=town.noord.area)
    made = []
    for name in ("Bep", "Kees"):
        user = UserFactory(email=f"{name.lower()}@example.org")
        person = PersonFactory(user=user, name=name, email=user.email)
        RegistrationFactory(person=person, centre=town.noord)
        made.append(user)
    return made


def press(page, start, most=140):
    """Press Tab until the focus is on what begins with these words, and Enter."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(start):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {start!r} on {page.url}")


def fill(page, words):
    """Type into the fields in their order, by keyboard."""
    for name, said in words.items():
        tab_to_field(page, name)
        page.keyboard.type(said)


def money(page, euros, words):
    """Type how much and what for; the day is today already."""
    fill(page, {"euros": euros})
    tab_to_field(page, "on")
    leave(page, "on")
    page.keyboard.type(words)


def receipt():
    """A photo of a receipt that says where it was taken."""
    made, secret = io.BytesIO(), Image.Exif()
    secret[0x010F] = "Telefoon van Daan"
    Image.new("RGB", (900, 1_600), "white").save(made, "JPEG", exif=secret)
    return {"name": "bon.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def post_idea(daan, anna, site, look):
    """Daan puts down the idea; Anna looks and puts it online."""
    daan.goto(site("noord", "/initiatieven/nieuw/"))
    look(daan)
    fill(daan, WORDS)
    press(daan, "Plaats je idee")
    it = Initiative.objects.get()
    assert "Wacht op een blik" in daan.locator("main").inner_text()
    look(daan)
    anna.goto(site("noord", f"/initiatieven/{it.pk}/blik/"))
    look(anna)
    press(anna, "Zet online")
    return it


def invite(daan, bep, it, site, look):
    """Daan invites Bep with a link of his own; she says yes on her phone, and that he brought her."""
    daan.goto(site("noord", f"/initiatieven/{it.pk}/"))
    press(daan, "Nodig iemand uit die je kent")
    fill(daan, {"called": "buurvrouw Bep"})
    press(daan, "Maak de link")
    bep.goto(daan.locator("#link").input_value())
    look(bep)
    press(bep, "Ja, ik kijk mee")
    press(bep, "Doe dit")
    look(bep)


def find_two(daan, pages, it, site, look):
    """Daan asks for three people; two neighbours offer, each on their own phone, and are welcome."""
    daan.goto(site("noord", f"/initiatieven/{it.pk}/"))
    press(daan, "Vraag wat je nodig hebt")
    look(daan)
    tab_to_field(daan, "kind")
    daan.keyboard.press("Space")
    fill(daan, {"text": "Drie mensen om te timmeren", "how_many": "3"})
    press(daan, "Vraag het")
    for page in pages:
        page.goto(site("noord", f"/initiatieven/{it.pk}/"))
        press(page, "Hier kan ik bij helpen")
        look(page)
        fill(page, {"text": "Ik heb een hamer."})
        press(page, "Bied het aan")
        look(page)
    for _ in pages:
        daan.goto(site("noord", f"/initiatieven/{it.pk}/"))
        press(daan, "Graag")
    assert "2 van 3 gevonden" in daan.locator("main").inner_text()
    look(daan)


def await_bep(daan, bep, it, site, look):
    """Daan says that he awaits Bep on her first time; she reads it on her phone."""
    daan.goto(site("noord", f"/initiatieven/{it.pk}/"))
    press(daan, "Wie vangt Bep op?")
    look(daan)
    tab_to_field(daan, "buddy")
    daan.keyboard.press("Space")
    tab_to_field(daan, "on")
    daan.locator("#id_on").fill(f"{localdate() + timedelta(days=1):%Y-%m-%d}")
    leave(daan, "on")
    daan.keyboard.type("Tien uur bij de vijver")
    press(daan, "Spreek dit af")
    look(daan)
    bep.goto(site("noord", f"/initiatieven/{it.pk}/"))
    press(bep, "Wie vangt je op?")
    assert "Daan" in bep.locator("main").inner_text()
    look(bep)


def share_money(daan, cora, it, site, look):
    """The organisation says yes, books what came in, and pays the bill of which the receipt came later."""
    page = site("noord", f"/initiatieven/{it.pk}/geld/")
    daan.goto(site("noord", f"/initiatieven/{it.pk}/"))
    press(daan, "Het geld")
    press(daan, "Vraag een organisatie")
    look(daan)
    press(daan, "Bewaar")
    cora.goto(page)
    look(cora)
    press(cora, "Ja")
    for words, euros in (("Dubbel geboekt", "100"), ("Bijdrage van het fonds", "100")):
        press(cora, "Er kwam geld binnen")
        look(cora)
        money(cora, euros, words)
        press(cora, "Bewaar")
    cora.goto(f"{page}{Entry.objects.get(words='Dubbel geboekt').pk}/terug/")
    look(cora)
    fill(cora, {"words": "Twee keer ingevuld"})
    press(cora, "Bewaar")
    daan.goto(page)
    press(daan, "Een uitgave")
    look(daan)
    money(daan, "12,50", "Planken")
    press(daan, "Bewaar")
    press(daan, "De bon erbij")
    look(daan)
    tab_to_field(daan, "receipt")
    daan.locator("#id_receipt").set_input_files(receipt())
    press(daan, "Bewaar")
    assert b"Telefoon" not in Entry.objects.get(words="Planken").receipt.read()
    look(daan)
    cora.goto(page)
    look(cora)
    press(cora, "Betaal")
    assert "€ 87,50" in cora.locator("main").inner_text()


def hand_over(daan, bep, it, site, look):
    """Daan asks Bep to carry it, who says yes."""
    daan.goto(site("noord", f"/initiatieven/{it.pk}/overdragen/"))
    look(daan)
    tab_to_field(daan, "member")
    daan.keyboard.press("Space")
    press(daan, "Vraag het")
    bep.goto(site("noord", f"/initiatieven/{it.pk}/"))
    look(bep)
    press(bep, "Ja, ik neem het over")
    look(bep)


def test_from_an_idea_to_two_neighbours_a_receipt_and_handing_over(
    town, neighbours, site, new_page, sign_in, look
):
    people = [town.daan, town.anna, town.cora, *neighbours]
    daan, anna, cora, *others = pages = [new_page(width=360) for _ in people]
    for page, user in zip(pages, people, strict=True):
        sign_in(page, user)

    it = post_idea(daan, anna, site, look)
    invite(daan, others[0], it, site, look)
    find_two(daan, others, it, site, look)
    await_bep(daan, others[0], it, site, look)
    share_money(daan, cora, it, site, look)
    hand_over(daan, others[0], it, site, look)

    leads = Member.objects.filter(initiative=it, left_at=None, role="initiator")
    assert town.person(town.daan) not in [member.person for member in leads]
    assert [member.person.name for member in leads] == ["Bep"]
    purse = purses.purse_of(it)
    assert (purse.host, purses.totals(purse)) == (town.buurthuis, (100_00, 12_50, 0))
