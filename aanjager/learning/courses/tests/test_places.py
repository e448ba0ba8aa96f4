"""Places in a course: the same seat rules as meetings, with limits per organisation and centre."""

from datetime import timedelta

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import actions, jobs, queries
from aanjager.learning.courses.actions import Guest
from aanjager.learning.courses.models import Enrolment
from aanjager.learning.courses.tests.factories import STARTS, CourseFactory, EnrolmentFactory, run
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def guest(number, **more):
    return Guest(f"Gast {number}", f"gast{number}@example.org", **more)


def states(it):
    return list(it.enrolments.order_by("pk").values_list("state", flat=True))


def test_daan_gets_a_place_and_a_letter_with_the_days_and_a_calendar(cast, now):
    it = run(CourseFactory(centre=cast.noord), days=1)
    row = actions.enrol(it, by=actor_of(cast.daan), at=now)

    assert (row.state, row.person) == ("placed", cast.person(cast.daan))
    assert row.centre == cast.noord
    letter = Letter.objects.get()
    assert "woensdag 1 april, 20.00–22.00: Zaal Noord" in letter.text
    assert "METHOD:REQUEST" in letter.calendar
    assert "TZID=Europe/Amsterdam:20260401T200000" in letter.calendar
    assert queries.token_of(row.code) in letter.text


def test_twice_is_once_and_tells_nobody_who_takes_part(now):
    it = run()
    first = actions.enrol(it, guest(1), by=ANONYMOUS, at=now)
    again = actions.enrol(it, Guest("X", "GAST1@example.org"), by=ANONYMOUS, at=now)

    assert first == again
    assert it.enrolments.count() == 1
    assert Letter.objects.filter(kind="course-again").count() == 1


def test_who_comes_too_late_waits_is_offered_and_accepts(now):
    it = run(places=1)
    placed = actions.enrol(it, guest(1), by=ANONYMOUS, at=now)
    waits = actions.enrol(it, guest(2), by=ANONYMOUS, at=now)
    assert waits.state == "waiting"
    assert "plaats 1 van de wachtlijst" in Letter.objects.get(kind="course-waiting").text

    token = queries.token_of(placed.code)
    actions.leave(placed, by=ANONYMOUS, at=now, token=token)
    waits.refresh_from_db()
    assert waits.state == "offered"
    with pytest.raises(Refused, match="alleen degene"):
        actions.accept(waits, by=ANONYMOUS, at=now, token="anders")
    actions.accept(waits, by=ANONYMOUS, at=now, token=queries.token_of(waits.code))
    assert states(it) == ["cancelled", "placed"]


def test_an_offer_lapses_and_the_next_is_offered_by_the_clock(now, monkeypatch):
    it = run(places=1)
    rows = [actions.enrol(it, guest(n), by=ANONYMOUS, at=now) for n in range(3)]
    for row in rows:
        actions.prove(row, by=ANONYMOUS, at=now, token=queries.token_of(row.code))
    actions.leave(rows[0], by=ANONYMOUS, at=now, token=queries.token_of(rows[0].code))
    with pytest.raises(Refused, match="nog niet voorbij"):
        actions.lapse(rows[1], by=CLOCK, at=now)
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(hours=49))
    jobs.move_queue(0)
    jobs.move_queue(0)

    assert states(it) == ["cancelled", "lapsed", "offered"]
    back = actions.come_back(
        rows[1], by=ANONYMOUS, at=now + timedelta(days=3), token=queries.token_of(rows[1].code)
    )
    assert back.state == "waiting"


def test_a_guest_who_does_not_prove_the_address_loses_the_place(now, monkeypatch):
    it = run(places=1)
    row = actions.enrol(it, guest(1), by=ANONYMOUS, at=now)
    assert "bevestig vóór" in Letter.objects.get().text
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(hours=49))
    jobs.move_queue(0)

    row.refresh_from_db()
    assert row.state == "cancelled"


def test_cora_enrols_people_of_her_organisation_up_to_the_limit(cast, now):
    it = run(CourseFactory(centre=cast.noord, most_per_organisation=2))
    cora, body = actor_of(cast.cora), cast.buurthuis
    for number in range(2):
        row = actions.enrol(it, guest(number, organisation=body), by=cora, at=now)
        assert (row.organisation, bool(row.proven_at)) == (body, True)
    with pytest.raises(Refused, match="doen al 2 mensen mee"):
        actions.enrol(it, guest(3, organisation=body), by=cora, at=now)
    with pytest.raises(Refused, match="je eigen organisatie"):
        actions.enrol(it, guest(4, organisation=OrganisationFactory()), by=cora, at=now)


def test_no_more_people_of_one_centre_than_the_course_allows(cast, now):
    it = run(CourseFactory(centre=cast.noord, most_per_centre=1))
    other = OrganisationFactory(centre=cast.zuid)
    anna = actor_of(cast.anna)
    actions.enrol(it, guest(1), by=anna, at=now)
    with pytest.raises(Refused, match="Van deze centrale"):
        actions.enrol(it, guest(2), by=anna, at=now)
    assert actions.enrol(it, guest(3, organisation=other), by=anna, at=now).centre == cast.zuid


def test_anna_enrols_somebody_without_an_address_after_the_closing(cast, now):
    closes = STARTS - timedelta(days=3)
    it = run(CourseFactory(centre=cast.noord), closes_at=closes)
    late = closes + timedelta(days=1)
    with pytest.raises(Refused, match="de tijd is voorbij"):
        actions.enrol(it, guest(1), by=ANONYMOUS, at=late)
    row = actions.enrol(it, Guest("Mevrouw Bakker"), by=actor_of(cast.anna), at=late)

    assert (row.state, bool(row.proven_at)) == ("placed", True)
    assert not Letter.objects.exists()


def test_leaving_is_free_in_time_and_after_that_the_price_stands(now):
    it = run(CourseFactory(price_cents=4500, free_days=7))
    early, late = (EnrolmentFactory(run=it) for _ in range(2))
    actions.leave(early, by=ANONYMOUS, at=STARTS - timedelta(days=8), token=token(early))
    actions.leave(late, by=ANONYMOUS, at=STARTS - timedelta(days=6), token=token(late))

    assert (fresh(early).is_charged, fresh(late).is_charged) == (False, True)
    assert "prijs van de cursus blijft staan" in Letter.objects.latest("pk").text
    stays = EnrolmentFactory(run=it)
    with pytest.raises(Refused, match="al begonnen"):
        actions.leave(stays, by=ANONYMOUS, at=STARTS, token=token(stays))


def token(row):
    return queries.token_of(row.code)


def fresh(row):
    return Enrolment.objects.get(pk=row.pk)


def test_a_moved_day_is_told_with_the_same_name_in_the_calendar_and_leaving_is_free(cast, now):
    it = run(CourseFactory(centre=cast.noord, price_cents=4500, free_days=7), days=1)
    row = actions.enrol(it, by=actor_of(cast.daan), at=now)
    day = it.sessions.get()
    facts = actions.SessionFacts(
        day.starts_at + timedelta(days=1), day.ends_at + timedelta(days=1), "Zaal Zuid"
    )
    actions.change_session(day, facts, by=actor_of(cast.anna), at=now)

    letter = Letter.objects.get(kind="course-moved")
    assert f"UID:{day.uid}@aanjager" in letter.calendar
    assert "SEQUENCE:1" in letter.calendar
    actions.leave(row, by=actor_of(cast.daan), at=STARTS - timedelta(days=1))
    assert not fresh(row).is_charged
    gone = Letter.objects.get(kind="course-left").calendar
    assert f"UID:{day.uid}@aanjager" in gone
    assert "METHOD:CANCEL" in gone


def test_more_places_go_to_who_waits_at_once(cast, now):
    it = run(CourseFactory(centre=cast.noord), places=1)
    for number in range(3):
        actions.enrol(it, guest(number), by=ANONYMOUS, at=now)
    actions.change_run(it, 2, None, by=actor_of(cast.anna), at=now)
    assert states(it) == ["placed", "placed", "waiting"]


def test_anna_gives_a_free_place_by_hand_and_others_may_not(cast, now):
    it = run(CourseFactory(centre=cast.noord), places=1)
    waits = EnrolmentFactory(run=it, state="waiting", placed_at=None)
    with pytest.raises(Refused, match="wie de cursus geeft"):
        actions.seat(waits, by=actor_of(cast.bram), at=now)
    actions.seat(waits, by=actor_of(cast.anna), at=now)
    other = EnrolmentFactory(run=it, state="waiting", placed_at=None)
    with pytest.raises(Refused, match="geen plaats vrij"):
        actions.seat(other, by=actor_of(cast.anna), at=now)
