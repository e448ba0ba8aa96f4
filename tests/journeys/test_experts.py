"""An assignment on a phone: a freelancer takes it, answers, agrees, works and delivers; the link confirms."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from aanjager.advice.assignments.tests.factories import asked
from aanjager.advice.experts.tests.factories import expert, in_pool
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.browser


def test_a_freelancer_takes_and_finishes_an_assignment(town, site, new_page, sign_in, look):
    at = now()
    facts = {"budget_cents": 600_00, "due_on": localdate() + timedelta(days=30)}
    it = asked(town.noord, body=town.buurthuis, at=at, **facts)
    daan = expert(kind="freelancer", person=town.person(town.daan), at=at)
    in_pool(town.noord, daan, at=at)

    desk = new_page(width=1280)
    sign_in(desk, town.anna)
    desk.goto(site("noord", f"/balie/opdrachten/{it.pk}/zoek/"))
    expect(desk.locator("main")).to_contain_text("Heeft 8 uur per maand.")
    look(desk)
    desk.get_by_role("button", name=f"Vraag {daan}").press("Enter")
    expect(desk.locator("main")).to_contain_text("de deskundige antwoordt")
    look(desk)

    phone = new_page(width=360)
    sign_in(phone, town.daan)
    phone.goto(site("noord", "/mijn/opdrachten/"))
    look(phone)
    phone.get_by_role("link", name=it.title).press("Enter")
    look(phone)
    phone.get_by_role("button", name="Ja, dit doe ik").press("Enter")
    phone.get_by_role("link", name="Beantwoord zes vragen").press("Enter")
    look(phone)
    for group in phone.get_by_role("group").all():
        if group.get_by_label("weet ik niet").count():
            group.get_by_label("weet ik niet").check()
    phone.get_by_role("button", name="Bewaar mijn antwoorden").press("Enter")
    expect(phone.get_by_role("status")).to_contain_text("Bewaard bij de opdracht")
    look(phone)

    desk.goto(site("noord", f"/balie/opdrachten/{it.pk}/"))
    expect(desk.locator("main")).to_contain_text("Het werk begint als de centrale")
    look(desk)
    desk.get_by_role("button", name="Maak de overeenkomst en ga akkoord").press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Nu leest de organisatie")
    look(desk)

    payer = new_page(width=360)
    letter = Letter.objects.get(key__contains="-payer", key__startswith=f"assignment-{it.pk}-")
    payer.goto(site("noord", re.search(r"localhost\S*?(/opdracht/\S+)", letter.text)[1]))
    look(payer)
    payer.get_by_label("Je naam").fill("Cora")
    payer.get_by_role("button", name="Wij zijn akkoord met deze tekst").press("Enter")
    expect(payer.get_by_role("status")).to_contain_text("Akkoord")
    look(payer)

    phone.reload()
    expect(phone.locator("main")).to_contain_text("geen oordeel")
    look(phone)
    phone.get_by_role("button", name="Ik ben akkoord met deze tekst").press("Enter")
    phone.get_by_label("Hoeveel uur?").fill("2,5")
    phone.get_by_label("Wat deed je?").fill("Begroting gemaakt")
    phone.get_by_role("button", name="Noteer").press("Enter")
    expect(phone.locator("main")).to_contain_text("Samen 2,5 uur")
    look(phone)
    phone.get_by_label("Wat is er klaar?").fill("De begroting ligt klaar.")
    phone.get_by_role("button", name="Lever op").press("Enter")
    expect(phone.get_by_role("status")).to_contain_text("Opgeleverd")

    letter = Letter.objects.get(key__startswith=f"assignment-{it.pk}-delivered")
    body = new_page(width=360, dark=True)
    body.goto(site("noord", re.search(r"localhost\S*?(/opdracht/\S+)", letter.text)[1]))
    look(body)
    body.get_by_label("Je naam").fill("Cora")
    body.get_by_role("button", name="Ja, het is klaar").press("Enter")
    expect(body.get_by_role("status")).to_contain_text("Bevestigd")
    phone.reload()
    expect(phone.locator("main")).to_contain_text("Voor je factuur")
    look(phone)
    phone.get_by_role("link", name="Maak er een bestand van").press("Enter")
    look(phone)
    for label, words in (
        ("Straat en huisnummer", "Dorpsstraat 5"), ("Postcode", "3811 EF"),
        ("Plaatsnaam", "Noorddorp"), ("KvK-nummer", "12345678"), ("Btw-id", "NL123456789B01"),
        ("IBAN", "NL91ABNA0417164300"),
    ):  # fmt: skip
        phone.get_by_label(label).fill(words)
    phone.get_by_label("algemeen tarief").check()
    phone.get_by_role("button", name="Bewaar").press("Enter")
    expect(phone.locator("main")).to_contain_text("226,88")  # 2,5 uur van 75 euro, met btw
    look(phone)
    phone.get_by_label("Je factuurnummer").fill("2026-014")
    for label in ("Straat en huisnummer", "Postcode", "Plaats van de klant"):
        phone.get_by_label(label).fill("Noorddorp")
    with phone.expect_download() as taken:
        phone.get_by_role("button", name="Haal het bestand op").press("Enter")
    assert taken.value.suggested_filename == "factuur-2026-014.xml"
