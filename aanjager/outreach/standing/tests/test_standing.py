import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.standing import actions, jobs, queries
from aanjager.outreach.standing.choices import MOMENTS, READY, quarter_of
from aanjager.outreach.standing.models import StandingAsk, StandingRefusal
from aanjager.outreach.standing.tests.factories import BEGAN, prepared, turned_on
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys import queries as asked_of
from aanjager.outreach.surveys.models import Survey, SurveyInvitation, Wave
from aanjager.outreach.surveys.tests.factories import answer, staff
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
FIRST = date(2026, 2, 10)


def place(cast, user=None, **facts):
    opportunity = OpportunityFactory(open=True, organisation=cast.buurthuis, centre=cast.noord)
    person = cast.person(user or cast.daan)
    facts = {"started": True, "started_on": FIRST, **facts}
    return PlacementFactory(opportunity=opportunity, person=person, **facts)


@pytest.fixture
def clock(monkeypatch):
    """Let the job run on a day, twice as it may."""

    def run(day):
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        monkeypatch.setattr(jobs, "now", lambda: moment)
        jobs.ask()
        jobs.ask()
        return [it.person.name for it in SurveyInvitation.objects.order_by("pk")]

    return run


def link():
    return re.search(r"/vragenlijst/[^/\s]+/", Letter.objects.latest("pk").text)[0]


def test_who_began_is_asked_once_three_days_after_the_letter_with_one_question(cast, clock):
    turned_on(cast.noord)
    place(cast)

    assert clock(FIRST + timedelta(days=2)) == []
    assert clock(FIRST + timedelta(days=3)) == ["Daan"]
    assert clock(FIRST + timedelta(days=20)) == ["Daan"]
    assert Letter.objects.count() == 1
    assert "niet meer krijgen" in Letter.objects.get().text
    assert "Vertrouwelijk" in Letter.objects.get().text


def test_after_three_months_and_at_the_end_it_is_asked_as_well(cast, clock):
    for moment in ("three_months", "end"):
        turned_on(cast.noord, moment)
    place(cast, started_on=date(2025, 11, 10))
    place(cast, cast.finn, started=False, ended=True, ended_at=datetime(2026, 2, 10, 9, tzinfo=UTC))

    clock(date(2026, 2, 16))

    about = SurveyInvitation.objects.values_list("wave__survey__standing__moment", "person__name")
    assert set(about) == {("three_months", "Daan"), ("end", "Finn")}


def test_nobody_is_asked_of_what_was_long_ago_elsewhere_or_off(cast, clock):
    it = turned_on(cast.noord)
    place(cast, started_on=date(2025, 12, 1))
    PlacementFactory(started=True, started_on=FIRST)

    assert clock(FIRST + timedelta(days=5)) == []
    place(cast, cast.finn)
    actions.turn_off(it, by=staff(cast.noord), at=BEGAN)
    assert clock(FIRST + timedelta(days=5)) == []


@pytest.mark.parametrize("facts", [{"is_paused": True}, {"email": ""}])
def test_who_is_paused_or_has_no_address_is_left_alone(cast, clock, facts):
    turned_on(cast.noord)
    placement = place(cast)
    Person.objects.filter(pk=placement.person_id).update(**facts)

    assert clock(FIRST + timedelta(days=5)) == []


def test_two_places_in_one_quarter_give_one_letter(cast, clock):
    turned_on(cast.noord)
    place(cast)
    place(cast)

    clock(FIRST + timedelta(days=3))

    assert SurveyInvitation.objects.count() == 1


def test_in_the_last_two_weeks_of_a_round_people_wait_for_the_next(cast, clock):
    it = turned_on(cast.noord)
    place(cast, started_on=date(2026, 3, 20))

    assert clock(date(2026, 3, 25)) == []
    surveys.close(queries.open_wave(it), by=CLOCK, at=datetime(2026, 4, 1, tzinfo=UTC))
    assert clock(date(2026, 4, 1)) == ["Daan"]
    wave = queries.open_wave(it)
    assert (wave.number, wave.label, wave.closes_on) == (2, "2026 – 2", date(2026, 6, 30))


def test_a_round_ends_with_its_quarter_and_gives_everybody_two_weeks():
    assert quarter_of(date(2026, 1, 1)) == ("2026 – 1", date(2026, 3, 31))
    assert quarter_of(date(2026, 3, 17)) == ("2026 – 1", date(2026, 3, 31))
    assert quarter_of(date(2026, 3, 18)) == ("2026 – 2", date(2026, 6, 30))
    assert quarter_of(date(2026, 12, 24)) == ("2027 – 1", date(2027, 3, 31))


def test_there_is_one_reminder_and_never_a_second(cast, clock):
    turned_on(cast.noord)
    place(cast)
    clock(FIRST + timedelta(days=3))
    week = datetime(2026, 2, 20, 12, tzinfo=UTC)
    (due,) = asked_of.to_remind(week)
    surveys.remind(due, by=CLOCK, at=week)

    last = datetime(2026, 3, 29, 12, tzinfo=UTC)
    assert list(asked_of.to_remind(last)) == []
    with pytest.raises(Refused, match="niet nodig"):
        surveys.remind(due, by=CLOCK, at=last)


def test_daan_says_no_by_the_link_of_his_letter_and_may_come_back(client, cast, clock):
    turned_on(cast.noord)
    place(cast)
    clock(FIRST + timedelta(days=3))
    page = client.get(link(), **NOORD).text
    stop = f"{link()}niet-meer/"
    assert stop in page

    client.get(stop, **NOORD)
    assert not StandingRefusal.objects.exists()
    said = client.post(stop, follow=True, **NOORD)
    place(cast, started_on=FIRST + timedelta(days=60))

    assert "niet meer" in said.text
    assert len(clock(FIRST + timedelta(days=65))) == 1
    client.post(stop, {"doe": "weer"}, **NOORD)
    assert not StandingRefusal.objects.exists()


def test_who_is_signed_in_says_no_on_the_own_page(signed_in, cast, clock):
    turned_on(cast.noord)
    place(cast)
    browser = signed_in(cast.daan)

    assert "hoeft nooit" in browser.get("/mijn/vaste-vragen/", **NOORD).text
    browser.post("/mijn/vaste-vragen/", **NOORD)

    assert clock(FIRST + timedelta(days=3)) == []


def test_the_link_of_another_survey_says_nothing_about_these_questions(client, cast):
    assert client.get("/vragenlijst/onbekend/niet-meer/", **NOORD).status_code == 404


def test_the_promise_of_standing_questions_cannot_change(cast):
    it = prepared(cast.noord)
    basis = surveys.Basis("Titel", "Waarom", "person", "anonymous")

    with pytest.raises(Refused, match="beloofden"):
        surveys.change_survey(it.survey, basis, by=staff(cast.noord), at=BEGAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Survey.objects.filter(pk=it.survey_id).update(regime="anonymous")


def test_nobody_sends_standing_questions_to_everybody(cast):
    it = turned_on(cast.noord)
    wave = queries.open_wave(it)

    with pytest.raises(Refused, match="vanzelf"):
        surveys.invite(wave, by=staff(cast.noord), at=BEGAN)
    with pytest.raises(Refused, match="vanzelf"):
        surveys.ask(wave, cast.person(cast.daan), by=staff(cast.noord), at=BEGAN)
    with pytest.raises(Refused, match="op zijn tijd"):
        actions.begin_wave(it, by=staff(cast.noord), at=BEGAN)
    with pytest.raises(Refused, match="geen nieuwe ronde"):
        actions.begin_wave(it, by=CLOCK, at=BEGAN)
    with pytest.raises(Refused, match="op zijn tijd"):
        actions.ask(it, wave, place(cast), by=staff(cast.noord), at=BEGAN)


def test_who_is_not_to_be_asked_is_refused_even_by_the_clock(cast):
    it = turned_on(cast.noord)
    wave = queries.open_wave(it)
    placement = place(cast)
    actions.ask(it, wave, placement, by=CLOCK, at=BEGAN)

    with pytest.raises(Refused, match="niet nodig"):
        actions.ask(it, wave, placement, by=CLOCK, at=BEGAN)
    with pytest.raises(Refused, match="in deze ronde"):
        surveys.ask(wave, placement.person, by=CLOCK, at=BEGAN)
    with pytest.raises(Refused, match="staan uit"):
        actions.ask(it, wave, PlacementFactory(started=True), by=CLOCK, at=BEGAN)
    assert StandingAsk.objects.count() == 1


def test_staff_of_the_centre_and_nobody_else_turn_them_on_and_off(cast):
    zuid = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))
    with pytest.raises(Refused, match="medewerkers"):
        actions.prepare(cast.noord, "start", by=zuid, at=BEGAN)
    with pytest.raises(Refused, match="Kies een moment"):
        actions.prepare(cast.noord, "ooit", by=staff(cast.noord), at=BEGAN)
    it = prepared(cast.noord)
    with pytest.raises(Refused, match="al klaar"):
        prepared(cast.noord)
    with pytest.raises(Refused, match="staan al uit"):
        actions.turn_off(it, by=staff(cast.noord), at=BEGAN)
    actions.turn_on(it, by=staff(cast.noord), at=BEGAN)
    with pytest.raises(Refused, match="staan al aan"):
        actions.turn_on(it, by=staff(cast.noord), at=BEGAN)


def test_saying_no_needs_somebody(cast):
    for does in (actions.stop, actions.resume):
        with pytest.raises(Refused, match="om wie het gaat"):
            does(None, by=CLOCK, at=BEGAN)


def test_the_desk_sees_a_rounded_response_and_after_two_people_the_figures(signed_in, cast):
    browser = signed_in(cast.anna)
    assert "Zet de vragen klaar" in browser.get("/balie/onderzoek/vast/", **NOORD).text
    browser.post("/balie/onderzoek/vast/klaarzetten/", {"moment": "start"}, **NOORD)
    it = queries.of_centre(staff(cast.noord), cast.noord).get()
    browser.post(f"/balie/onderzoek/vast/{it.pk}/schakel/", {"doe": "aan"}, **NOORD)
    wave = queries.open_wave(it)
    for at in range(7):
        person = cast.person(cast.daan)
        person.pk, person.user, person.email = None, None, f"n{at}@example.org"
        person.save()
        surveys.ask(wave, person, by=CLOCK, at=BEGAN)
        answer(wave, {"welkom": ["ja"]}, invitation=wave.invitations.get(person=person))
    page = browser.get("/balie/onderzoek/vast/", **NOORD).text
    assert "minstens 5" in page
    assert "nog geen cijfers" in page
    surveys.close(wave, by=CLOCK, at=BEGAN)
    release = findings.propose(wave, [], by=staff(cast.noord, cast.anna), at=BEGAN)
    findings.approve(release, by=staff(cast.noord, cast.bram), at=BEGAN)

    assert Cell.objects.get(question__code="welkom", by=None).figures["ja"] == 7
    assert f"/onderzoek/{wave.pk}/" in browser.get("/balie/onderzoek/vast/", **NOORD).text
    browser.post(f"/balie/onderzoek/vast/{it.pk}/schakel/", {"doe": "uit"}, **NOORD)
    assert list(queries.on_now()) == []


def test_the_three_moments_ask_the_database_eight_times_at_most(signed_in, cast):
    for moment in MOMENTS:
        turned_on(cast.noord, moment)
    desk = signed_in(cast.anna)

    asked = count_queries(lambda: desk.get(reverse("standing:overview"), **NOORD))

    assert asked <= 8


def test_the_next_quarter_asks_the_same_so_that_it_can_be_compared(cast, clock):
    it = turned_on(cast.noord)
    surveys.close(queries.open_wave(it), by=CLOCK, at=datetime(2026, 4, 1, tzinfo=UTC))

    clock(date(2026, 4, 1))

    first, second = Wave.objects.filter(survey=it.survey_id).order_by("number")
    codes = [list(w.sections.values_list("questions__code", flat=True)) for w in (first, second)]
    assert codes[0] == codes[1]
    assert set(second.sections.values_list("questions__comparable", flat=True)) == {"same"}


def test_every_moment_has_questions_in_two_languages_and_says_why(cast):
    assert set(READY) == {"start", "three_months", "end"}
    for moment in READY:
        wave = queries.last_wave(prepared(cast.noord, moment))
        asked = [it for part in asked_of.questionnaire(wave) for it in part.questions.all()]
        assert 4 <= len(asked) <= 7
        assert all(it.text_en for it in asked)
        assert READY[moment]["sources"]
    assert Placement.objects.count() == 0
