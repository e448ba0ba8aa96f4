"""Who goes to which session: fair, the same every time, and by hand where needed (flow F15)."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils.timezone import now as real_now
from hypothesis import given
from hypothesis import strategies as some

from aanjager.assembly.attendance import actions
from aanjager.assembly.attendance.rules import Room, Wish, assign
from aanjager.assembly.meetings.tests.factories import STARTS, MeetingFactory, SessionFactory
from aanjager.assembly.registrations.actions import Wishes, change_wishes, remind
from aanjager.assembly.registrations.models import Choice
from aanjager.assembly.registrations.tests.factories import RegistrationFactory, link_token
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

NOORD = {"HTTP_HOST": "noord.localhost"}


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


@given(some.lists(some.sampled_from("abcde"), max_size=30), some.integers(2, 5))
def test_dealt_out_groups_are_equally_large_and_keep_colleagues_apart(bodies, many):
    rooms = [Room(key, is_group=True) for key in range(many)]

    got = assign(rooms, [Wish(who, body=body) for who, body in enumerate(bodies)], "zaad")

    sizes = [sum(keys == [room.key] for keys in got.values()) for room in rooms]
    assert sum(sizes) == len(bodies)
    assert max(sizes) - min(sizes) <= 1
    for body in set(bodies):
        of = Counter(got[who][0] for who, it in enumerate(bodies) if it == body)
        of.update(dict.fromkeys(range(many), 0))
        assert max(of.values()) - min(of.values()) <= 1


@pytest.fixture
def grouped(cast):
    """A meeting with two working groups and four people of two organisations, who all want the first."""
    meeting = MeetingFactory(centre=cast.noord)
    first, second = (
        SessionFactory(meeting=meeting, kind="group", position=at, title=f"Thema {at}", room=f"{at}A")
        for at in (1, 2)
    )  # fmt: skip
    people = [
        RegistrationFactory(meeting=meeting, organisation_name=body)
        for body in ("Buurthuis", "buurthuis", "Zorgplein", "Zorgplein")
    ]
    for it in people:
        Choice.objects.create(registration=it, session=first, preference=1)
    return meeting, first, second, people


@pytest.mark.django_db
def test_mixed_groups_are_even_and_no_wish_puts_colleagues_together(grouped, cast, now):
    meeting, first, second, _people = grouped
    actions.place_sessions(meeting, by=staff_of(cast.noord), at=now)
    assert Choice.objects.filter(session=first, is_placed=True).count() == 4

    actions.place_sessions(meeting, by=staff_of(cast.noord), at=now, is_mixed=True)

    for session in (first, second):
        placed = Choice.objects.filter(session=session, is_placed=True)
        bodies = [it.registration.organisation_name.casefold() for it in placed]
        assert sorted(bodies) == ["buurthuis", "zorgplein"]


@pytest.mark.django_db
def test_who_comes_after_the_division_gets_the_group_with_most_room_at_the_door(
    grouped, cast, signed_in
):
    meeting, _first, second, people = grouped
    meeting.starts_at, meeting.ends_at = real_now(), real_now() + timedelta(hours=4)
    meeting.save()
    staff = staff_of(cast.noord)
    late = RegistrationFactory(meeting=meeting, name="Laat")
    Choice.objects.filter(registration=people[0]).delete()
    actions.check_in(people[0], by=staff, at=real_now())
    assert not Choice.objects.filter(is_placed=True).exists(), "nobody was divided yet"
    actions.move_to_session(people[1], grouped[1], by=staff, at=real_now())

    page = signed_in(cast.anna).post(
        f"/bijeenkomsten/beheer/{meeting.pk}/ingang/", {"wie": late.pk}, follow=True, **NOORD
    )

    assert "Laat is er. Werkgroep 2: Thema 2, zaal 2A." in page.content.decode()
    assert late.choices.get(is_placed=True).session == second


@pytest.mark.django_db
def test_the_own_page_the_letter_of_the_day_before_and_the_list_on_paper_name_the_group(
    grouped, cast, client, signed_in, now
):
    meeting, _first, _second, people = grouped
    actions.place_sessions(meeting, by=staff_of(cast.noord), at=now)
    remind(people[0], by=CLOCK, at=now)

    assert "Je zit in werkgroep 1: Thema 1, zaal 1A" in Letter.objects.get().text
    own = client.get(f"/a/{link_token(people[0])}", **NOORD).content.decode()
    assert "<strong>Werkgroep 1</strong>: Thema 1, zaal 1A" in own
    browser, desk = signed_in(cast.anna), f"/bijeenkomsten/beheer/{meeting.pk}"
    paper = browser.get(f"{desk}/ingang/papier/", **NOORD).content.decode()
    assert paper.count("<td>1</td>") == 4
    ticket = browser.get(f"{desk}/ingang/{people[0].code}/", **NOORD).content.decode()
    assert "<strong>Werkgroep 1</strong>: Thema 1" in ticket


@pytest.mark.django_db
def test_the_button_to_mix_stands_only_where_there_are_groups(grouped, cast, signed_in):
    meeting, _first, second, _people = grouped
    page = f"/bijeenkomsten/beheer/{meeting.pk}/indelen/"
    browser = signed_in(cast.anna)

    done = browser.post(page, {"gemengd": "ja"}, follow=True, **NOORD)

    assert "4 mensen zijn ingedeeld." in done.content.decode()
    assert Choice.objects.filter(session=second, is_placed=True).count() == 2
    meeting.sessions.all().delete()
    SessionFactory(meeting=meeting)
    assert "Deel gemengd in" not in browser.get(page, **NOORD).content.decode()
