"""A plan to begin slowly: theirs, sealed, shown in part, and every look written down."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.utils.timezone import now as clock_now
from pypdf import PdfReader

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.exchange.placements.models import Placement
from aanjager.growth.build_up import actions, queries, rules
from aanjager.growth.build_up.models import BuildUp, BuildUpLook, BuildUpStep
from aanjager.growth.build_up.tests.factories import (
    DOOR,
    NOW,
    WORDS,
    begun,
    place,
    shown,
    step,
    written,
)
from aanjager.growth.support_wishes.tests.factories import consultant, me, speaker
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
TODAY = date(2026, 3, 2)


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def anna(cast):
    return cast.noord.staff.get()


@pytest.fixture
def spot(cast, daan):
    return place(daan, cast.buurthuis)


MINE = Actor(user_id=1, person_id=1)


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ({}, ""),
        ({"kind": "talk", "half_days": None}, ""),
        ({"kind": "after", "half_days": None}, "Kies meedoen"),
        ({"kind": "call", "half_days": None}, "Kies meedoen"),
        ({"kind": "talk"}, "één tot tien"),
        ({"half_days": None}, "één tot tien"),
        ({"half_days": 0}, "één tot tien"),
        ({"half_days": 10}, ""),
        ({"half_days": 11}, "één tot tien"),
        ({"on": TODAY}, ""),
        ({"on": TODAY - timedelta(days=1)}, "vanaf vandaag"),
        ({"on": TODAY + timedelta(days=730)}, ""),
        ({"on": TODAY + timedelta(days=731)}, "vanaf vandaag"),
        ({"same": True}, "staat al"),
        ({"taken": 23}, ""),
        ({"taken": 24}, "hooguit 24"),
    ],
)
def test_a_step_lies_ahead_and_has_so_many_half_days(said, no):
    plan = BuildUp(person_id=1)
    facts = {"kind": "work", "on": TODAY, "half_days": 1, "today": TODAY} | said
    assert no in refusal(rules.add_step, MINE, plan, **facts)
    assert bool(no) == bool(refusal(rules.add_step, MINE, plan, **facts))


def test_the_question_how_it_went_follows_the_last_step(spot):
    it = begun(spot)
    assert it.steps.get(kind="after").on == date(2026, 5, 18)
    actions.remove_step(it.steps.get(on=date(2026, 4, 6)), by=me(it.person), at=NOW)
    assert it.steps.get(kind="after").on == date(2026, 5, 5)
    assert actions.begin(spot, words="", door="", agrees=True, by=me(it.person), at=NOW) == it


def test_an_organisation_sees_days_and_steps_never_why(cast, daan, spot, anna):
    cora = speaker(cast.person(cast.cora), cast.buurthuis)
    it = begun(spot)
    assert not BuildUp.objects.visible_to(cora).exists()
    shown(it)
    with pytest.raises(Refused):
        actions.change(it, words="", door="", by=cora, at=NOW)
    assert not queries.is_open(cora, it, NOW)
    actions.look(it, by=cora, at=NOW)
    assert queries.is_open(cora, it, NOW + timedelta(minutes=14))
    assert not queries.is_open(cora, it, NOW + timedelta(minutes=15))
    said = queries.seen(cora, queries.one(cora, it.pk))
    assert (said.words, said.door) == ("", DOOR)
    assert [line for _step, line in said.lines] == [
        "Vanaf maandag 9 maart 2026: 1 dagdeel per week. Groente snijden",
        "maandag 23 maart 2026: gesprek op de plek",
        "Vanaf maandag 6 april 2026: 2 dagdelen per week",
    ]
    look = queries.looks(me(daan))[0]
    assert (look.coordinator.person.name, look.at_name) == ("Cora", "Buurthuis 't Anker")
    shown(it, organisation=False)
    assert not BuildUp.objects.visible_to(cora).exists()
    shown(it)
    Placement.objects.filter(pk=spot.pk).update(state="ended", ended_at=NOW, end_reason="finished")
    assert not BuildUp.objects.visible_to(cora).exists()


def test_others_see_nothing_and_change_nothing(cast, spot, anna):
    it = shown(begun(spot), organisation=False, staff=anna)
    mira, bram = StaffFactory(centre=cast.noord, role="manager"), cast.zuid.staff.get()
    cora = speaker(cast.person(cast.cora), cast.buurthuis)
    for other in (consultant(mira), consultant(bram), cora, CLOCK, ANONYMOUS):
        assert not BuildUp.objects.visible_to(other).exists()
        for act in (
            lambda by: actions.look(it, by=by, at=NOW),
            lambda by: actions.stop(it, by=by, at=NOW),
            lambda by: actions.held(it.steps.get(kind="talk"), by=by, at=NOW),
            lambda by: step(it, on=date(2026, 6, 1), by=by),
            lambda by: actions.show(it, organisation=True, staff=None, by=by, at=NOW),
        ):
            with pytest.raises(Refused):
                act(other)
    by = consultant(anna)
    with pytest.raises(Refused):  # who has an account holds the pen themselves
        step(it, on=date(2026, 6, 1), by=by)
    actions.look(it, by=by, at=NOW)
    assert queries.seen(by, queries.one(by, it.pk)).words == WORDS
    with pytest.raises(Refused, match="eigen centrale"):
        actions.show(it, organisation=False, staff=bram, by=me(it.person), at=NOW)
    it.person.registrations.update(left_on=TODAY)
    assert not BuildUp.objects.visible_to(by).exists()
    with pytest.raises(Refused):
        actions.held(it.steps.get(kind="talk"), by=by, at=NOW)


def test_a_copy_of_the_database_and_the_audit_hold_no_word_of_it(cast, spot, anna):
    it = shown(begun(spot), staff=anna)
    actions.look(it, by=consultant(anna), at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, door FROM growth_buildup")
        kept = b"".join(bytes(cell) for cell in cursor.fetchone())
        cursor.execute("SELECT what FROM growth_buildupstep")
        kept += b"".join(bytes(row[0]) for row in cursor.fetchall())
    actions.stop(it, by=me(it.person), at=NOW)
    lines = list(Event.objects.filter(verb__startswith="build_up").values_list("facts", flat=True))
    assert lines == [{}] * 4
    for word in ("keuken", "Mia", "Groente"):
        assert word.encode() not in kept
        assert word not in json.dumps(lines)
    assert not BuildUpStep.objects.exists()
    assert BuildUpLook.objects.count() == 1


def test_who_has_an_account_says_yes_to_what_was_written_along(cast, daan, spot, anna):
    own = begun(spot)
    draft, by = written(spot, anna), consultant(anna)
    step(draft, on=date(2026, 3, 9), by=by)
    assert Letter.objects.get(kind="build-up").subject == "Er staat iets voor je klaar"
    assert not BuildUp.objects.visible_to(by).filter(pk=own.pk).exists(), "unseen"
    with pytest.raises(Refused, match="eerst ja"):
        actions.show(draft, organisation=True, staff=None, by=me(daan), at=NOW)
    with pytest.raises(Refused):
        actions.accept(draft, lets_in=True, agrees=True, by=by, at=NOW)
    actions.accept(draft, lets_in=False, agrees=True, by=me(daan), at=NOW)
    assert BuildUp.objects.get().pk == draft.pk
    assert not BuildUp.objects.visible_to(by).exists(), "letting in is a choice of its own"
    written(spot, anna)
    assert actions.forget_drafts(by=CLOCK, at=NOW + timedelta(days=31)) == 1


def test_who_has_mail_gets_one_letter_before_a_talk_and_one_afterwards(daan, spot, anna):
    it = shown(begun(spot), staff=anna)
    talk = NOW + timedelta(days=19)
    assert actions.remind(by=CLOCK, at=talk) == 1
    assert actions.remind(by=CLOCK, at=talk) == 0
    letter = Letter.objects.get(kind="build-up")
    assert "Op maandag 23 maart" in letter.text
    assert "rustig" not in letter.subject + letter.text
    assert actions.remind(by=CLOCK, at=NOW + timedelta(days=77)) == 1
    after = it.steps.get(kind="after")
    with pytest.raises(Refused):
        actions.answer(after, said="good", by=consultant(anna), at=NOW)
    with pytest.raises(Refused, match="antwoord"):
        actions.answer(after, said="great", by=me(daan), at=NOW)
    actions.answer(after, said="good", by=me(daan), at=NOW)
    with pytest.raises(Refused, match="al gedaan"):
        actions.answer(after, said="talk", by=me(daan), at=NOW)
    with pytest.raises(Refused, match="klok"):
        actions.remind(by=me(daan), at=NOW)


def test_daan_makes_it_on_his_phone_shows_it_and_stops(cast, spot, anna, signed_in):
    browser, day = signed_in(cast.daan), clock_now().date() + timedelta(days=7)
    assert "Soep koken" in browser.get("/mijn/opbouw/", **NOORD).text
    new = f"/mijn/opbouw/nieuw/{spot.pk}/"
    assert browser.post(new, {"words": WORDS}, **NOORD).status_code == 422
    page = browser.post(new, {"words": WORDS, "door": DOOR, "agrees": "on"}, follow=True, **NOORD)
    it, words = BuildUp.objects.get(), "keuken, &#x27;s middags"
    assert words in page.text
    at = f"/opbouw/{it.pk}/"
    assert browser.post(f"{at}stap/", {"kind": "work", "on": day}, **NOORD).status_code == 422
    asked = {"kind": "work", "on": day, "half_days": 1, "what": "<b>Groente</b>"}
    page = browser.post(f"{at}stap/", asked, follow=True, **NOORD).text
    assert "&lt;b&gt;Groente" in page
    assert "staat al op die dag" in browser.post(f"{at}stap/", asked, **NOORD).text
    paper = PdfReader(BytesIO(browser.get(f"{at}papier.pdf", **NOORD).content))
    assert "1 dagdeel per week" in paper.pages[0].extract_text()
    browser.post(f"{at}laten-zien/", {"organisation": "on", "staff": anna.pk}, **NOORD)

    cora = signed_in(cast.cora)
    assert "Daan" in cora.get("/organisatie/opbouw/", **NOORD).text
    assert "Groente" not in cora.get(at, **NOORD).text
    page = cora.post(f"{at}kijk/", follow=True, **NOORD).text
    assert "Groente" in page
    assert "keuken" not in page
    assert cora.get(f"{at}papier.pdf", **NOORD).status_code == 404
    desk = signed_in(cast.anna)
    assert "Daan" in desk.get("/balie/opbouw/", **NOORD).text
    assert words in desk.post(f"{at}kijk/", follow=True, **NOORD).text
    zuid = signed_in(cast.bram)
    for path in (at, f"{at}papier.pdf"):
        assert zuid.get(path, headers={"host": "zuid.localhost"}).status_code == 404
    signed_in(cast.daan).post(f"{at}weg/", **NOORD)
    assert signed_in(cast.cora).get(at, **NOORD).status_code == 404


def test_at_the_desk_nothing_tells_whether_there_is_a_plan(cast, spot, signed_in):
    desk, path = signed_in(cast.anna), f"/balie/opbouw/mens/{spot.person_id}/"
    before = desk.get(path, **NOORD).text
    begun(spot)
    assert desk.get(path, **NOORD).text == before
    said = {"how": "desk", "words": "", "door": "", "agrees": "on"}
    page = desk.post(f"/balie/opbouw/plek/{spot.pk}/", said, follow=True, **NOORD)
    assert "Er staat nog geen stap in." in page.text
