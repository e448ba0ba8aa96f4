"""The plenary in a real browser: a phone of 360 by 740, by keyboard alone, without script, with axe."""

import hashlib

import pytest
from django.core import signing
from django.utils.timezone import now

from aanjager.assembly.groups.models import Participant
from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.choices import COOKIE, SALT
from aanjager.assembly.plenary.models import Vote
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.demo.hall.actions import replay
from aanjager.kernel.actor import ANONYMOUS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hall(town):
    return make_hall(town.noord, people=6)


@pytest.fixture
def sit(site, hall):
    """Give a browser page the device of a participant: `sit(page, hall.chair)`."""

    def take(page, who):
        secret = f"secret of {who.pk}"
        digest = hashlib.sha256(secret.encode()).hexdigest()
        Participant.objects.filter(pk=who.pk).update(device_hash=digest)
        cookie = {
            "name": COOKIE % hall.meeting.pk,
            "value": signing.Signer(salt=SALT).sign(secret),
            "url": site("noord"),
        }
        page.context.add_cookies([cookie])

    return take


def press(page, words):
    """Press a button by keyboard alone: walk to it with Tab and press Enter."""
    target = page.get_by_role("button", name=words, exact=True).first
    for _ in range(120):
        if target.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"no Tab leads to {words}")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_chair_makes_one_point_on_a_phone_by_keyboard(
    script, hall, sit, site, new_page, faults
):
    page = new_page(width=360, height=740, script=script)
    sit(page, hall.chair)
    page.goto(site("noord", f"/zaal/{hall.meeting.pk}/plenair/"))
    for words in ("Punt 1 van groep 1", "Punt 2 van groep 3"):
        page.get_by_label(words, exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_label("Zo zeggen we het samen").focus()
    page.keyboard.type("Samen sterker in de buurt.")
    press(page, "Maak één punt")

    assert page.get_by_text("Dit is nu thema 1.").is_visible()
    theme = queries.themes(hall.meeting).get()
    assert theme.text == "Samen sterker in de buurt."
    assert theme.sources.count() == 2
    press(page, "Ongedaan maken")
    assert queries.left_over(hall.meeting).count() == 6
    if script:
        assert faults(page) == []


def test_targets_are_large_enough_for_a_thumb(hall, sit, site, new_page):
    page = new_page(width=360, height=740)
    sit(page, hall.chair)
    page.goto(site("noord", f"/zaal/{hall.meeting.pk}/plenair/"))

    low = page.evaluate(
        """() => [...document.querySelectorAll('.hall :is(button, .tick > label, .tick__more, summary)')]
        .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert low == []


def test_a_phone_follows_where_its_point_goes_and_votes(hall, sit, site, new_page, faults):
    page = new_page(width=360, height=740)
    sit(page, hall.people[0])
    page.goto(site("noord", f"/zaal/{hall.meeting.pk}/plenair/"))
    assert page.get_by_text("Dit punt wacht op de voorzitter.").count() == 2

    lead = {"who": hall.chair, "by": ANONYMOUS, "at": hall.meeting.starts_at}
    actions.merge(hall.meeting, list(hall.points.values()), "Samen", **lead)
    actions.present(hall.meeting, **lead)

    page.get_by_text("Jullie punt zit nu in thema 1.").first.wait_for()
    assert faults(page) == []
    poll = actions.prepare(hall.meeting, actions.Question("Gaan we zo verder?"), **lead)
    actions.open_poll(poll, **lead)
    page.goto(site("noord", f"/zaal/{hall.meeting.pk}/plenair/peiling/{poll.pk}/"))
    assert page.get_by_text("Dit is een advies; het bestuur besluit.").is_visible()
    press(page, "tegen")

    assert Vote.objects.get().choice == "against"
    assert faults(page) == []


def test_the_big_screen_follows_by_itself(hall, site, new_page, faults):
    page = new_page(width=1280)
    page.goto(site("noord", f"/zaal/{hall.meeting.pk}/plenair/scherm/"))
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": hall.meeting.starts_at}
    theme = actions.merge(hall.meeting, list(hall.points.values()), "Wij doen het samen", **lead)
    actions.present(hall.meeting, **lead)
    theme.refresh_from_db()

    page.get_by_role("heading", name="1. Wij doen het samen").wait_for()
    actions.say(theme, actions.Words("Dit staat er vanzelf bij."), **lead)
    page.get_by_text("Dit staat er vanzelf bij.").wait_for()
    assert faults(page) == []


def test_a8_my_point_on_a_phone(town, site, new_page, look):
    told = replay.build(at=now())
    writer = told.people[5][0]
    note = told.notes["EVC staat niet in de visie"]
    type(note).objects.filter(pk=note.pk).update(participant=writer)
    follow = hashlib.sha256(b"bewaard").hexdigest()
    Participant.objects.filter(pk=writer.pk).update(follow_hash=follow)
    page = new_page(width=360, height=740)
    page.goto(site("", "/punt/bewaard/"))

    mine = page.get_by_role("listitem").filter(has_text="EVC staat niet in de visie").first
    told_here = mine.inner_text()
    steps = ["niet gekozen in werkgroep 5", "wijzigingsvoorstel 6", "wacht op het bestuur"]
    places = [told_here.index(it) for it in steps]
    assert places == sorted(places)
    look(page)
