"""Who goes to which session: fair, the same every time, and by hand where needed (flow F15)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aanjager.assembly.attendance import actions
from aanjager.assembly.attendance.rules import Room, Wish, assign
from aanjager.assembly.meetings.tests.factories import STARTS, MeetingFactory, SessionFactory
from aanjager.assembly.registrations.actions import Wishes, change_wishes
from aanjager.assembly.registrations.models import Choice
from aanjager.assembly.registrations.tests.factories import RegistrationFactory, link_token
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused


def test_everybody_gets_the_first_choice_when_it_fits():
    rooms = [Room(1, "10"), Room(2, "10")]

    assert assign(rooms, [Wish(7, [2, 1]), Wish(8, [1])], "zaad") == {7: [2], 8: [1]}


def test_who_did_not_fit_gets_the_second_choice():
    rooms = [Room(1, "10", capacity=1), Room(2, "10")]

    got = assign(rooms, [Wish(7, [1, 2]), Wish(8, [1, 2])], "zaad")

    assert sorted(keys[0] for keys in got.values()) == [1, 2]


def test_who_missed_in_the_morning_goes_first_in_the_afternoon():
    rooms = [Room(1, "10", capacity=1), Room(2, "14", capacity=1)]

    got = assign(rooms, [Wish(7, [1, 2]), Wish(8, [1, 2])], "zaad")

    assert sorted(map(sorted, got.values())) == [[1], [2]]


def test_being_early_gives_nothing_and_the_draw_falls_the_same_every_time():
    rooms = [Room(1, "10", capacity=5)]
    wishes = [Wish(who, [1]) for who in range(20)]

    got = assign(rooms, wishes, "zaad")

    placed = {who for who, keys in got.items() if keys}
    assert len(placed) == 5
    assert placed != set(range(5))
    assert got == assign(rooms, list(reversed(wishes)), "zaad")
    assert got != assign(rooms, wishes, "ander zaad")


def test_working_groups_take_who_chose_nothing_the_emptiest_first():
    rooms = [Room(1, is_group=True), Room(2, is_group=True)]

    got = assign(rooms, [Wish(7, [1]), Wish(8), Wish(9)], "zaad")

    assert sorted(keys[0] for keys in got.values()) in ([1, 1, 2], [1, 2, 2])
    assert all(len(keys) == 1 for keys in got.values())


chosen = some.lists(some.integers(1, 6), max_size=3, unique=True)


@given(
    some.lists(chosen, max_size=25),
    some.integers(1, 4),
    some.sampled_from(["zaad", "ander zaad", ""]),
)
def test_nobody_is_in_two_places_and_no_room_is_too_full(lists, capacity, seed):
    rooms = [Room(key, "10" if key < 4 else "14", capacity) for key in range(1, 7)]
    wishes = [Wish(who, keys) for who, keys in enumerate(lists)]

    got = assign(rooms, wishes, seed)

    for wish in wishes:
        moments = ["10" if key < 4 else "14" for key in got[wish.who]]
        assert len(moments) == len(set(moments))
        assert set(got[wish.who]) <= set(wish.sessions)
    for room in rooms:
        assert sum(room.key in keys for keys in got.values()) <= capacity


@pytest.fixture
def conference(cast):
    meeting = MeetingFactory(centre=cast.noord, kind="conference")
    small = SessionFactory(meeting=meeting, title="Klein", capacity=1, starts_at=STARTS)
    large = SessionFactory(meeting=meeting, title="Groot", starts_at=STARTS)
    return meeting, small, large


@pytest.mark.django_db
def test_f15_people_are_divided_by_their_wishes_and_moved_by_hand(conference, cast, now):
    meeting, small, large = conference
    rows = RegistrationFactory.create_batch(2, meeting=meeting)
    waits = RegistrationFactory(meeting=meeting, waiting=True)
    for row in (*rows, waits):
        change_wishes(
            row, Wishes(sessions=[small.pk, large.pk]), by=ANONYMOUS, at=now, token=link_token(row)
        )
    anna = staff_of(cast.noord)

    assert actions.place_sessions(meeting, by=anna, at=now) == 2
    placed = Choice.objects.filter(is_placed=True)
    assert sorted(placed.values_list("session__title", flat=True)) == ["Groot", "Klein"]
    assert not placed.filter(registration=waits).exists()

    in_large = placed.get(session=large).registration
    with pytest.raises(Refused, match="vol"):
        actions.move_to_session(in_large, small, by=anna, at=now)
    in_small = placed.get(session=small).registration
    actions.move_to_session(in_small, large, by=anna, at=now)
    actions.move_to_session(in_large, small, by=anna, at=now)
    assert Choice.objects.get(is_placed=True, session=small).registration == in_large
    assert Choice.objects.filter(is_placed=True).count() == 2


@pytest.mark.django_db
def test_f15_at_a_session_people_are_noted_once(conference, cast, now):
    meeting, small, _large = conference
    row = RegistrationFactory(meeting=meeting)
    placed = Choice.objects.create(registration=row, session=small, is_placed=True)
    wish = Choice.objects.create(registration=row, session=_large, preference=2)
    anna = staff_of(cast.noord)

    actions.check_in_at_session(placed, by=anna, at=STARTS)
    actions.check_in_at_session(placed, by=anna, at=STARTS + timedelta(hours=1))

    placed.refresh_from_db()
    assert placed.present_at == STARTS
    with pytest.raises(Refused, match="niet in deze sessie"):
        actions.check_in_at_session(wish, by=anna, at=STARTS)


@pytest.mark.django_db
def test_f15_the_pages_of_dividing(conference, cast, signed_in):
    meeting, small, large = conference
    row = RegistrationFactory(meeting=meeting, name="Daan")
    client, host = signed_in(cast.anna), {"HTTP_HOST": "noord.localhost"}
    Choice.objects.create(registration=row, session=small)
    base = f"/bijeenkomsten/beheer/{meeting.pk}/indelen/"

    client.post(base, **host)
    page = client.get(f"{base}{small.pk}/", **host).content.decode()
    assert "Daan" in page
    client.post(f"{base}{small.pk}/", {"wie": row.pk, "naar": large.pk}, **host)

    assert Choice.objects.get(is_placed=True).session == large
    assert client.post(f"{base}{small.pk}/", {"wie": "x", "naar": "y"}, **host).status_code == 404
