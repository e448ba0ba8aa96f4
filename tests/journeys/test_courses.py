"""Follow a course on a phone to the certificate, and give it at the desk."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from aanjager.learning.academy.models import Certificate
from aanjager.learning.courses.models import Run, Session
from aanjager.learning.courses.tests.factories import CourseFactory, run
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.browser


def link_to(address, kind):
    letter = Letter.objects.filter(to_address=address, kind=kind).latest("pk")
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def days_go_by(it):
    """The day of the course has been."""
    for model in (Session.objects.filter(run=it), Run.objects.filter(pk=it.pk)):
        first = model.get()
        model.update(
            starts_at=first.starts_at - timedelta(days=30),
            ends_at=first.ends_at - timedelta(days=30),
        )


def test_a_guest_follows_a_course_to_the_certificate(town, site, new_page, sign_in, faults):
    course = CourseFactory(centre=town.noord, title="Leren luisteren")
    it = run(course, days=1, starts=now() + timedelta(days=20))
    page = new_page(width=360)
    page.goto(site("noord", "/academie/"))
    assert faults(page) == []
    page.get_by_label("Zoek", exact=True).fill("luisteren")
    page.get_by_role("button", name="Zoek").press("Enter")
    page.get_by_role("link", name="Leren luisteren").press("Enter")
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("Meld je aan")).press("Enter")
    page.get_by_label("Naam").fill("Bea Bruin")
    page.get_by_label("E-mailadres").fill("bea@example.org")
    assert faults(page) == []
    page.get_by_role("button", name="Meld me aan").press("Enter")
    expect(page.locator("h1")).to_contain_text("Kijk in je mail")
    own = link_to("bea@example.org", "course-placed")
    page.goto(site("noord", own))
    page.get_by_role("button", name="Ja, dit is mijn adres").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("bevestigd")
    assert faults(page) == []

    days_go_by(it)
    desk = new_page(width=768)
    sign_in(desk, town.anna)
    desk.goto(site("noord", f"/academie/beheer/reeks/{it.pk}/"))
    desk.locator("#presentie + ul a").first.press("Enter")
    desk.get_by_label("Bea Bruin").check()
    assert faults(desk) == []
    desk.get_by_role("button", name="Bewaar wie er was").press("Enter")
    desk.get_by_role("button", name=re.compile("Rond af")).press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("1 mens krijgt een certificaat")
    assert faults(desk) == []

    page.goto(site("noord", link_to("bea@example.org", "course-finished")))
    expect(page.get_by_role("region", name="Je certificaat")).to_contain_text("Nummer")
    for answer in page.get_by_label("ja, heel erg").all():
        answer.check()
    assert faults(page) == []
    page.get_by_role("button", name="Verstuur").press("Enter")
    expect(page.locator("main")).to_contain_text("Dank je wel")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Bewaar als pdf").press("Enter")
    assert saved.value.suggested_filename.endswith(".pdf")
    page.goto(site("noord", "/academie/certificaat/"))
    page.get_by_label("Nummer van het certificaat").fill(Certificate.objects.get().number)
    page.get_by_role("button", name="Kijk na").press("Enter")
    expect(page.locator("main")).to_contain_text("Dit nummer is echt")
    expect(page.locator("main")).to_contain_text("Bea Bruin")
    assert faults(page) == []
