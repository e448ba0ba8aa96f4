"""The hall in a real browser at 360 × 740: without a network, by keyboard, by taps, without script."""

import pytest
from django.utils.timezone import now

from aanjager.assembly.groups import actions
from aanjager.assembly.groups.models import Note, Participant, Point, WorkingGroup
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    HallMeetingFactory,
    NoteFactory,
    SittingFactory,
)
from aanjager.kernel.actor import CLOCK

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
TEXTS = ("EVC staat niet in de visie", "Diversiteit ontbreekt", "Meer netwerk", "Samenwerken")


@pytest.fixture
def group(transactional_db, cast):
    sitting = SittingFactory(meeting=HallMeetingFactory(centre=cast.noord), join_code="K7M2XD")
    return GroupFactory(meeting=sitting.meeting, number=3)


@pytest.fixture
def joined(group, site, new_page):
    """Return a phone that came by the card on the table: `joined('Daan', role='facilitator')`."""

    def join(label="", role="participant", **facts):
        page = new_page(**{**PHONE, **facts})
        page.goto(site("noord", "/w/K7M2XD/3/"))
        page.locator("#id_label").fill(label)
        page.locator("main form .nl-button--primary").click()
        page.wait_for_url("**/zaal/**")
        Participant.objects.filter(pk=Participant.objects.latest("pk").pk).update(role=role)
        page.reload()
        return page

    return join


def put(page, text):
    """Write a note and press the button."""
    page.locator("#tekst").fill(text)
    page.get_by_role("button", name="Plaats", exact=True).click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def fold(page, name):
    """Open what is folded under these words."""
    page.locator("summary", has_text=name).first.click()


def hears(page, text):
    """Wait until the strip on top says this."""
    page.locator("#strip", has_text=text).wait_for()


def no_complaints(page):
    """What the console says, without the network errors that a test asked for."""
    return [it for it in page.complaints if "net::ERR_" not in it]


UNPLUGGED = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def unplugged(page):
    """Take the network from the page as it stands now; return what gives it back."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", UNPLUGGED)
    return network


def test_c2_offline_for_a_minute_with_a_reload_in_between_gives_exactly_three_notes(joined, look):
    page = joined("Daan")
    page.locator("html[data-kept=yes]").wait_for()
    context = page.context

    context.set_offline(True)
    put(page, "Eerste")
    put(page, "Tweede")
    hears(page, "Geen verbinding")
    hears(page, "2 briefjes wachten nog")
    look(page)
    page.clock.install()
    page.clock.run_for(30_000)
    network = unplugged(page)  # said to the page itself as well: a reload can forget it
    page.reload()
    network.send("Network.emulateNetworkConditions", UNPLUGGED)
    assert page.locator("#mijn .is-waiting").count() == 2
    put(page, "Derde")
    page.clock.run_for(30_000)
    assert Note.objects.count() == 0
    network.send("Network.emulateNetworkConditions", {**UNPLUGGED, "offline": False})
    context.set_offline(False)
    page.clock.run_for(5_000)
    hears(page, "3 briefjes bewaard")

    assert sorted(Note.objects.values_list("text", flat=True)) == ["Derde", "Eerste", "Tweede"]
    page.reload()
    assert page.locator("#mijn .hall__note").count() == 3
    assert no_complaints(page) == []


def test_a_note_that_is_refused_stays_on_the_phone_with_the_reason(joined):
    page = joined()
    put(page, "x" * 300)
    page.get_by_text("dit zijn er 300").wait_for()
    page.reload()
    assert page.get_by_text("dit zijn er 300").count() == 1
    press(page, "Haal weg")
    page.reload()

    assert page.locator("#mijn .hall__note").count() == 0
    assert not Note.objects.exists()


def test_a_pause_keeps_notes_on_the_phone_and_sends_them_after(group, joined):
    page = joined()
    actions.pause_sitting(group.meeting.sitting, by=CLOCK, at=now())
    put(page, "Tijdens de pauze")
    page.get_by_text("Wat je schreef, blijft op dit toestel").wait_for()
    actions.open_sitting(group.meeting.sitting, by=CLOCK, at=now())
    hears(page, "1 briefje bewaard")

    assert Note.objects.get().text == "Tijdens de pauze"


def whole_story(lead, member, look):
    """F3 to F6: collect, reveal, order, choose, hand in."""
    for text in TEXTS:
        put(member, text)
    hears(member, "4 briefjes bewaard")
    look(member)
    lead.reload()
    assert not any(text in lead.locator("body").inner_text() for text in TEXTS)
    press(lead, "Open alle briefjes en ga ordenen")
    lead.locator("h1", has_text="Wat hoort bij elkaar?").wait_for()
    for text in TEXTS[:2]:
        lead.get_by_label(text).check()
    assert "2 gekozen" in lead.locator("#gekozen").inner_text()
    fold(lead, "Bij elkaar")
    lead.locator("#titel").fill("Wat ontbreekt")
    look(lead)
    press(lead, "Zet bij elkaar")
    lead.locator("h2", has_text="Wat ontbreekt").wait_for()
    lead.locator(".hall__just button").click()
    lead.locator("h2", has_text="Alle briefjes").wait_for()
    assert Note.objects.filter(cluster=None).count() == 4
    for text in TEXTS[:2]:
        lead.get_by_label(text).check()
    fold(lead, "Bij elkaar")
    lead.locator("#titel").fill("Wat ontbreekt")
    press(lead, "Zet bij elkaar")
    lead.locator("h2", has_text="Wat ontbreekt").wait_for()
    look(lead)
    press(lead, "Ga kiezen")
    lead.locator("h1", has_text="Kies er 2").wait_for()
    member.get_by_text("De groep gaat verder").click()
    member.locator("h1", has_text="Kies er 2").wait_for()
    look(member)
    member.get_by_label("Wat ontbreekt").check()
    member.get_by_label("Meer netwerk").check()
    press(member, "Klaar")
    member.get_by_text("Je hebt gekozen").wait_for()
    press(lead, "Open de uitslag")
    lead.get_by_text("De stippen geven raad").wait_for()
    look(lead)
    lead.get_by_label("Wat ontbreekt").check()
    lead.get_by_label("Samenwerken").check()
    press(lead, "Dit zijn onze 2")
    lead.locator("textarea[name^=tekst-c]").fill("EVC en diversiteit horen erin")
    look(lead)
    press(lead, "Lever in")
    lead.locator("h1", has_text="Ingeleverd").wait_for()
    look(lead)


def test_c5_from_collecting_to_handing_in_by_single_taps(group, joined, look):
    lead, member = joined("Leider", role="facilitator"), joined("Daan")

    whole_story(lead, member, look)

    assert list(Point.objects.order_by("rank").values_list("text", flat=True)) == [
        "EVC en diversiteit horen erin",
        "Samenwerken",
    ]
    assert (lead.complaints, member.complaints) == ([], [])


class Keys:
    """Somebody with only a keyboard: Tab until the thing has the focus, then a key."""

    def __init__(self, page):
        self.page = page

    def to(self, script, most=90):
        for _ in range(most):
            if self.page.evaluate(
                f"(() => {{ const it = document.activeElement; return {script} }})()"
            ):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Never came to {script}")

    def button(self, words):
        self.to(f"['BUTTON', 'A'].includes(it.tagName) && it.textContent.trim() === '{words}'")
        self.page.keyboard.press("Enter")

    def fold(self, words):
        self.to(f"it.tagName === 'SUMMARY' && it.textContent.trim() === '{words}'")
        self.page.keyboard.press("Enter")

    def tick(self, words):
        self.to(f"it.type === 'checkbox' && it.labels[0].textContent.trim() === '{words}'")
        self.page.keyboard.press("Space")

    def type(self, name, text):
        self.to(f"it.id === '{name}'")
        self.page.keyboard.type(text)


def test_c5_from_collecting_to_handing_in_by_keyboard_only(group, joined, look):
    page = joined("Leider", role="facilitator")
    keys, begin = (
        Keys(page),
        "document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()",
    )
    for text in TEXTS[:3]:
        keys.type("tekst", text)
        page.keyboard.press("Tab")
        keys.button("Plaats")
    hears(page, "3 briefjes bewaard")
    keys.button("Open alle briefjes en ga ordenen")
    page.locator("h1", has_text="Wat hoort bij elkaar?").wait_for()
    page.evaluate(begin)
    keys.tick(TEXTS[0])
    keys.tick(TEXTS[1])
    keys.fold("Bij elkaar")
    keys.type("titel", "Wat ontbreekt")
    page.keyboard.press("Enter")
    page.locator("h2", has_text="Wat ontbreekt").wait_for()
    page.evaluate(begin)
    keys.button("Ga kiezen")
    page.locator("h1", has_text="Kies er 2").wait_for()
    page.evaluate(begin)
    keys.tick("Wat ontbreekt")
    keys.button("Klaar")
    page.get_by_text("Je hebt gekozen").wait_for()
    page.evaluate(begin)
    keys.button("Open de uitslag")
    page.get_by_text("De stippen geven raad").wait_for()
    page.evaluate(begin)
    keys.tick("Wat ontbreekt")
    keys.tick(TEXTS[2])
    keys.button("Dit zijn onze 2")
    page.get_by_role("button", name="Lever in", exact=True).wait_for()
    page.evaluate(begin)
    keys.button("Lever in")
    page.locator("h1", has_text="Ingeleverd").wait_for()

    assert Point.objects.filter(state="handed_in").count() == 2


def test_c6_without_javascript_join_write_choose_and_hand_in_work(group, joined, look):
    page = joined("Leider", role="facilitator", script=False)
    for text in TEXTS[:2]:
        put(page, text)
        page.locator("#mijn", has_text=text).wait_for()
    look_without_script = page.locator("#tonen")
    assert look_without_script.is_visible()
    press(page, "Open alle briefjes en ga ordenen")
    press(page, "Ga kiezen")
    for text in TEXTS[:2]:
        page.get_by_label(text).check()
    press(page, "Klaar")
    press(page, "Open de uitslag")
    for text in TEXTS[:2]:
        page.get_by_label(text).check()
    press(page, "Dit zijn onze 2")
    press(page, "Lever in")

    assert page.locator("h1").inner_text() == "Ingeleverd"
    assert Point.objects.filter(state="handed_in").count() == 2


def test_new_notes_wait_behind_a_button_and_ticks_stay_where_they_are(group, joined):
    WorkingGroup.objects.update(state="ordering")
    notes = NoteFactory.create_batch(2, group=group)
    lead, member = joined("Leider", role="facilitator"), joined("Daan")
    lead.get_by_label(notes[0].text).check()
    fold(member, "Nog een briefje")
    for text in ("Nieuw een", "Nieuw twee", "Nieuw drie"):
        put(member, text)
    lead.get_by_text("3 nieuwe briefjes – tonen").wait_for()
    assert lead.get_by_label("Nieuw een").count() == 0
    lead.get_by_text("3 nieuwe briefjes – tonen").click()
    lead.get_by_label("Nieuw een").wait_for()

    assert lead.get_by_label(notes[0].text).is_checked()
    assert member.get_by_text("nieuwe briefjes – tonen").count() == 0


@pytest.mark.parametrize("state", ["collecting", "ordering", "choosing", "chosen", "handed_in"])
def test_c5_every_step_fits_320_pixels_and_is_clean_in_the_dark_and_in_english(
    group, joined, look, state
):
    WorkingGroup.objects.update(state=state, handed_in_at=now(), ends_at=now())
    NoteFactory(group=group, text="Onderlingesamenwerkingindevisieopnemen" * 4)
    NoteFactory.create_batch(3, group=group)
    for facts in ({"width": 320}, {"width": 360, "dark": True, "language": "en"}, {"width": 1280}):
        page = joined("Leider", role="facilitator", **facts)
        look(page)
        assert page.complaints == []
        small = page.evaluate(
            """() => [...document.querySelectorAll('#bord :is(button, summary, select, .nl-button)')]
            .filter(it => it.offsetHeight && it.offsetHeight < 44).map(it => it.outerHTML.slice(0, 90))"""
        )
        assert small == []


def test_c5_forced_colours_leave_notes_and_choices_readable(group, joined, look):
    WorkingGroup.objects.update(state="choosing")
    notes = NoteFactory.create_batch(2, group=group)
    page = joined("Daan")
    page.emulate_media(forced_colors="active")
    page.get_by_label(notes[0].text).check()

    looks = page.evaluate(
        """() => [...document.querySelectorAll('.hall__note')].map(it => {
        const style = getComputedStyle(it); return [style.borderTopStyle, style.outlineStyle] })"""
    )
    assert looks == [["solid", "solid"], ["solid", "none"]]
    assert page.get_by_label(notes[0].text).is_checked()


def test_the_screen_shows_the_code_and_how_far_each_group_is(
    cast, group, site, new_page, sign_in, look
):
    GroupFactory(meeting=group.meeting, number=4, state="ordering")
    for facts in ({"width": 360}, {"width": 1280, "dark": True}):
        page = new_page(**facts)
        sign_in(page, cast.anna)
        for path in ("scherm/", "kaartjes/"):
            page.goto(site("noord", f"/zaal/{group.meeting_id}/{path}"))
            assert page.get_by_text("K7M2XD").first.is_visible()
            assert page.evaluate(
                "() => [...document.images].every(it => it.complete && it.naturalWidth)"
            )
            look(page)
        page.goto(site("noord", f"/bijeenkomsten/beheer/{group.meeting_id}/zaal/"))
        look(page)
        for path in ("vellen/", "mensen/"):
            page.goto(site("noord", f"/zaal/{group.meeting_id}/3/{path}"))
            look(page)
        assert page.complaints == []
    WorkingGroup.objects.filter(number=4).update(state="choosing")
    page.goto(site("noord", f"/zaal/{group.meeting_id}/scherm/"))
    WorkingGroup.objects.filter(number=4).update(state="chosen")
    page.locator(".hall__group", has_text="gekozen").wait_for()
