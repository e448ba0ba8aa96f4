"""Seats, the queue, offers and leaving: scenario B2 and what stands around it."""

from datetime import timedelta

import pytest

from aanjager.assembly.meetings import actions as meetings
from aanjager.assembly.meetings.tests.factories import STARTS, MeetingFactory
from aanjager.assembly.registrations import actions, jobs, queries, rules
from aanjager.assembly.registrations.actions import Guest
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.tests.factories import RegistrationFactory, link_token
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(now):
    """A meeting with one seat, taken, and two who wait."""
    meeting = MeetingFactory(capacity=1)
    placed = RegistrationFactory(meeting=meeting, name="Daan")
    first = RegistrationFactory(meeting=meeting, waiting=True, queued_at=now, name="Eva")
    second = RegistrationFactory(
        meeting=meeting, waiting=True, queued_at=now + timedelta(minutes=1), name="Fatma"
    )
    return meeting, placed, first, second


def state(row):
    row.refresh_from_db()
    return row.state


def cancel(row, at):
    return actions.cancel(row, by=ANONYMOUS, at=at, token=link_token(row))


def test_who_comes_gets_a_seat_with_a_code_and_a_letter(now):
    meeting = MeetingFactory(capacity=2)
    daan = PersonFactory(name="Daan")

    row = actions.register(meeting, by=as_actor(daan), at=now)

    assert (row.state, row.placed_at, row.proven_at) == ("placed", now, now)
    assert len(row.code) == 8
    assert not set(row.code) & set("IO01")
    letter = Letter.objects.get(kind="meeting-placed")
    assert queries.shown_code(row.code) in letter.text
    assert "METHOD:REQUEST" in letter.calendar
    assert letter.to_address == daan.email


def test_registering_twice_is_once_and_the_letter_comes_again_at_most_once_an_hour(now):
    meeting = MeetingFactory(capacity=2)
    guest = Guest("Gast", "gast@example.org")

    first = actions.register(meeting, guest, by=ANONYMOUS, at=now)
    again = actions.register(meeting, Guest("G.", "GAST@example.org"), by=ANONYMOUS, at=now)
    actions.register(meeting, guest, by=ANONYMOUS, at=now + timedelta(minutes=5))

    assert first == again
    assert Letter.objects.filter(kind="meeting-placed").count() == 2


def test_when_it_is_full_one_waits_and_hears_the_place(full, now):
    meeting, *_others = full

    row = actions.register(
        meeting, Guest("Gast", "gast@example.org"), by=ANONYMOUS, at=now + timedelta(hours=1)
    )

    assert row.state == "waiting"
    letter = Letter.objects.get()
    assert "Je staat op plaats 3 van de wachtlijst." in letter.text
    assert "Meldt iemand zich af, dan krijg je bericht." in letter.text
    assert letter.calendar == ""


def test_b2_a_seat_that_comes_free_is_offered_to_the_first_until_the_deadline(full, now):
    _meeting, placed, first, second = full

    cancel(placed, now)

    assert (state(placed), state(first), state(second)) == ("cancelled", "offered", "waiting")
    assert first.offered_until == now + timedelta(hours=48)
    letter = Letter.objects.get(kind="meeting-offered")
    assert letter.to_address == first.address
    assert "METHOD:CANCEL" in Letter.objects.get(kind="meeting-left").calendar


def test_b2_who_ignores_the_offer_lapses_and_the_next_gets_it(full, now):
    _meeting, placed, first, second = full
    cancel(placed, now)
    first.refresh_from_db()
    with pytest.raises(Refused, match="nog niet voorbij"):
        actions.lapse(first, by=CLOCK, at=first.offered_until)
    late = first.offered_until + timedelta(minutes=1)

    actions.lapse(first, by=CLOCK, at=late)

    assert (state(first), state(second)) == ("lapsed", "offered")
    assert second.offered_until == late + timedelta(hours=48)
    with pytest.raises(Refused, match="geen plaats aangeboden"):
        actions.accept_offer(first, by=ANONYMOUS, at=late, token=link_token(first))


def test_b2_the_job_does_the_same_and_twice_is_once(full, now, monkeypatch):
    _meeting, placed, first, second = full
    cancel(placed, now)
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(hours=49))

    jobs.move_queue()
    jobs.move_queue()

    assert (state(first), state(second)) == ("lapsed", "offered")
    assert Letter.objects.filter(kind="meeting-lapsed").count() == 1


def test_b2_nothing_is_offered_after_the_closing_or_the_start(full, now):
    meeting, placed, first, _second = full
    meeting.close_registration_at = now + timedelta(days=1)
    meeting.save()

    cancel(placed, now + timedelta(days=1))

    assert state(first) == "waiting"
    assert actions.offer_seats(meeting, by=CLOCK, at=STARTS) == 0
    assert actions.offer_seats(meeting, by=CLOCK, at=now) == 1  # before it: then it is


def test_b2_an_offer_never_lasts_past_the_closing(full, now):
    meeting, placed, first, _second = full
    meeting.close_registration_at = now + timedelta(hours=5)
    meeting.save()

    cancel(placed, now)

    first.refresh_from_db()
    assert first.offered_until == now + timedelta(hours=5)


def test_b2_who_was_promoted_and_leaves_does_not_come_back_by_himself(full, now):
    meeting, placed, first, second = full
    cancel(placed, now)
    first.refresh_from_db()
    actions.accept_offer(first, by=ANONYMOUS, at=now, token=link_token(first))
    assert state(first) == "placed"

    cancel(first, now)
    second.refresh_from_db()
    cancel(second, now)
    actions.offer_seats(meeting, by=CLOCK, at=now)

    assert (state(first), state(second)) == ("cancelled", "cancelled")


def test_who_leaves_and_returns_stands_at_the_end_of_the_queue(full, now):
    meeting, _placed, first, second = full
    cancel(first, now)

    back = actions.register(
        meeting, Guest("Eva", first.address), by=ANONYMOUS, at=now + timedelta(hours=1)
    )

    assert back.pk != first.pk
    assert queries.standing(meeting, now, second)["place"] == 1
    assert queries.standing(meeting, now, back)["place"] == 2


def test_nobody_passes_who_waits_while_an_offer_runs(full, now):
    meeting, placed, *_ = full
    cancel(placed, now)

    late = actions.register(meeting, Guest("Gast", "gast@example.org"), by=ANONYMOUS, at=now)

    assert late.state == "waiting"
    standing = queries.standing(meeting, now, late)
    assert "Er loopt 1 aanbod tot 4 maart, 10.00 uur." in standing["why"]


def test_raising_the_capacity_promotes_at_once_and_lowering_throws_nobody_out(full, now):
    meeting, placed, first, second = full
    anna = staff_of(meeting.centre)

    actions.change_meeting(meeting, meetings.plan_of(meeting, capacity=3), by=anna, at=now)
    assert {state(it) for it in (placed, first, second)} == {"placed"}
    assert Letter.objects.filter(kind="meeting-placed").count() == 2

    meeting.refresh_from_db()
    meeting = actions.change_meeting(
        meeting, meetings.plan_of(meeting, capacity=1), by=anna, at=now
    )
    assert {state(it) for it in (placed, first, second)} == {"placed"}
    assert queries.standing(meeting, now)["overbooked"] == 2


def test_without_a_limit_again_everybody_who_waits_gets_a_seat(full, now):
    meeting, _placed, first, second = full

    actions.change_meeting(
        meeting, meetings.plan_of(meeting, capacity=None), by=staff_of(meeting.centre), at=now
    )

    assert {state(first), state(second)} == {"placed"}


def test_a_guest_proves_the_address_with_the_link_and_else_the_seat_goes_on(now, monkeypatch):
    meeting = MeetingFactory(capacity=2)
    proven = actions.register(meeting, Guest("A", "a@example.org"), by=ANONYMOUS, at=now)
    silent = actions.register(meeting, Guest("B", "b@example.org"), by=ANONYMOUS, at=now)
    waits = actions.register(meeting, Guest("C", "c@example.org"), by=ANONYMOUS, at=now)
    assert "bevestig vóór" in Letter.objects.get(to_address="a@example.org").text
    with pytest.raises(Refused, match="alleen degene"):
        actions.prove(proven, by=ANONYMOUS, at=now, token="een-ander")
    actions.prove(proven, by=ANONYMOUS, at=now, token=link_token(proven))
    actions.prove(waits, by=ANONYMOUS, at=now, token=link_token(waits))
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(hours=48))

    jobs.move_queue()

    assert (state(proven), state(silent), state(waits)) == ("placed", "cancelled", "offered")
    assert Letter.objects.filter(kind="meeting-not-proven").get().to_address == "b@example.org"


@pytest.mark.parametrize(
    ("trait", "sentence"),
    [
        ("draft", "kan nog niemand"),
        ("announced", "Dit is een aankondiging"),
        ("closed", "Aanmelden is gesloten"),
        ("live", "nu bezig"),
        ("over", "is voorbij"),
        ("cancelled", "gaat niet door"),
    ],
)
def test_only_an_open_meeting_takes_registrations(trait, sentence, now):
    meeting = MeetingFactory(**{trait: True})

    with pytest.raises(Refused, match=sentence):
        actions.register(meeting, Guest("Gast", "gast@example.org"), by=ANONYMOUS, at=now)

    assert not Registration.objects.exists()


def test_a_meeting_by_invitation_asks_for_one(now):
    with pytest.raises(Refused, match="uitnodiging nodig"):
        rules.register(ANONYMOUS, MeetingFactory(visibility="invited"), at=now)


def test_staff_register_at_the_door_after_the_closing(now):
    meeting = MeetingFactory(live=True, capacity=1)
    anna = staff_of(meeting.centre)

    row = actions.register(meeting, Guest("Zonder mail"), by=anna, at=STARTS + timedelta(hours=1))

    assert row.state == "placed"
    assert not Letter.objects.exists()


def test_staff_give_a_free_seat_by_hand_but_none_that_is_not_there(full, now):
    meeting, _placed, first, second = full
    anna = staff_of(meeting.centre)
    with pytest.raises(Refused, match="geen plaats vrij"):
        actions.seat(second, by=anna, at=now)
    with pytest.raises(Refused, match="organiseert"):
        actions.seat(second, by=ANONYMOUS, at=now)
    meeting.capacity = 2
    meeting.save()

    actions.seat(second, by=anna, at=now)

    assert (state(first), state(second)) == ("waiting", "placed")


def test_what_is_called_off_offers_nothing_and_lapses_nothing(full, now, monkeypatch):
    meeting, placed, first, _second = full
    cancel(placed, now)
    actions.cancel_meeting(meeting, "Storm", by=staff_of(meeting.centre), at=now)
    first.refresh_from_db()
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(days=5))

    with pytest.raises(Refused, match="gaat niet door"):
        actions.accept_offer(first, by=ANONYMOUS, at=now, token=link_token(first))
    jobs.move_queue()

    assert state(first) == "offered"
    assert not Letter.objects.filter(kind="meeting-lapsed").exists()


def test_nobody_changes_the_registration_of_somebody_else(full, now):
    _meeting, placed, *_ = full
    stranger = as_actor(PersonFactory())

    for act in (actions.cancel, actions.accept_offer):
        with pytest.raises(Refused, match="alleen degene"):
            act(placed, by=stranger, at=now)
        with pytest.raises(Refused, match="alleen degene"):
            act(placed, by=ANONYMOUS, at=now)
    assert state(placed) == "placed"


def test_who_has_a_seat_hears_it_the_day_before_once_and_again_after_a_move(now, monkeypatch):
    meeting = MeetingFactory(starts_at=now + timedelta(days=1))
    RegistrationFactory(meeting=meeting)
    RegistrationFactory(meeting=meeting, waiting=True)
    monkeypatch.setattr(jobs, "now", lambda: now)

    jobs.remind()
    jobs.remind()
    assert Letter.objects.filter(kind="meeting-day-before").count() == 1

    plan = meetings.plan_of(meeting, venue="De Reehorst")
    actions.change_meeting(meeting, plan, by=staff_of(meeting.centre), at=now)
    jobs.remind()
    assert Letter.objects.filter(kind="meeting-day-before").count() == 2
