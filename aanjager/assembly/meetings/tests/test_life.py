"""From a plan to the archive, by hand and by the clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aanjager.assembly.meetings import actions, jobs, queries, rules
from aanjager.assembly.meetings.actions import Item, Plan
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.tests.factories import (
    ASSOCIATION,
    STARTS,
    MeetingFactory,
    SeriesFactory,
)
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused, refusal

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)


def test_staff_make_a_meeting_of_their_centre_and_the_association_its_own(cast, now):
    plan = Plan("Themamiddag", STARTS, STARTS + timedelta(hours=2), new_series="Themamiddagen")
    anna = staff_of(cast.noord)

    made = actions.create(plan, centre=cast.noord, by=anna, at=now)
    national = actions.create(plan, centre=None, by=ASSOCIATION, at=now)

    assert (made.state, made.centre, made.series.title) == ("draft", cast.noord, "Themamiddagen")
    assert national.centre is None
    for actor, centre in ((anna, None), (anna, cast.zuid), (ASSOCIATION, cast.noord)):
        with pytest.raises(Refused):
            actions.create(plan, centre=centre, by=actor, at=now)


STEPS = ["announce", "open_up", "close", "begin", "finish", "settle_report", "archive", "cancel"]


@pytest.mark.parametrize("state", Meeting.State.values)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_fits_its_states_and_else_says_how_it_stands(state, step):
    meeting = Meeting(state=state, starts_at=STARTS, ends_at=STARTS + DAY, venue="Hier")
    at = {"begin": STARTS, "finish": STARTS}.get(step, STARTS - DAY)
    takes_at = step in {"announce", "open_up", "begin", "finish"}

    why_not = refusal(getattr(rules, step), CLOCK, meeting, **({"at": at} if takes_at else {}))

    assert bool(why_not) == (state not in rules.MOVES[step].out_of)
    if why_not:
        assert why_not == str(rules.AS_IT_IS[state])


def test_registration_opens_only_with_a_place_and_before_its_closing(now):
    meeting = MeetingFactory(announced=True, venue="", address="")
    anna = staff_of(meeting.centre)
    with pytest.raises(Refused, match="waar het is"):
        actions.open_up(meeting, by=anna, at=now)
    meeting.venue = "Buurthuis"
    with pytest.raises(Refused, match="tijd om aan te melden is voorbij"):
        rules.open_up(anna, meeting, at=STARTS)


def test_the_clock_announces_opens_closes_and_ends(now, monkeypatch):
    meeting = MeetingFactory(
        draft=True, announce_on=date(2026, 3, 4), invite_from=date(2026, 3, 9),
        close_registration_at=STARTS - DAY,
    )  # fmt: skip
    seen = []
    for moment in (
        now, datetime(2026, 3, 4, 9, tzinfo=HERE), datetime(2026, 3, 9, 9, tzinfo=HERE),
        STARTS - DAY, meeting.ends_at,
    ):  # fmt: skip
        monkeypatch.setattr(jobs, "now", lambda moment=moment: moment)
        jobs.move_on()
        jobs.move_on()
        meeting.refresh_from_db()
        seen.append(meeting.state)

    assert seen == ["draft", "announced", "open", "closed", "over"]


def test_a_meeting_without_a_place_stays_announced_and_stops_nobody_else(now, monkeypatch):
    nowhere = MeetingFactory(announced=True, venue="", address="", invite_from=date(2026, 3, 1))
    fine = MeetingFactory(announced=True, invite_from=date(2026, 3, 1))
    monkeypatch.setattr(jobs, "now", lambda: now)

    jobs.move_on()

    nowhere.refresh_from_db()
    fine.refresh_from_db()
    assert (nowhere.state, fine.state) == ("announced", "open")


def test_only_what_a_calendar_holds_raises_its_number_and_a_draft_never_does(now):
    meeting, draft = MeetingFactory(), MeetingFactory(draft=True)
    anna = staff_of(meeting.centre)

    quiet = actions.change(meeting, actions.plan_of(meeting, purpose="Anders"), by=anna, at=now)
    moved = actions.change(meeting, actions.plan_of(meeting, venue="Elders"), by=anna, at=now)
    early = actions.change(
        draft, actions.plan_of(draft, venue="Elders"), by=staff_of(draft.centre), at=now
    )

    assert [it.is_moved for it in (quiet, moved, early)] == [False, True, False]
    assert (moved.meeting.sequence, early.meeting.sequence) == (1, 0)
    assert moved.meeting.uid == meeting.uid


def test_the_next_of_a_series_is_two_years_later_on_the_same_day_of_the_week():
    thursday = datetime(2015, 11, 5, 9, 30, tzinfo=HERE)

    later = actions.years_later(thursday, 2)

    assert later == datetime(2017, 11, 2, 9, 30, tzinfo=HERE)
    assert later.weekday() == thursday.weekday()
    leap = actions.years_later(datetime(2024, 2, 29, 9, tzinfo=HERE), 1)
    assert leap == datetime(2025, 2, 27, 9, tzinfo=HERE)


def test_the_next_knows_the_one_before_and_a_series_without_rhythm_has_no_next(now):
    series = SeriesFactory()
    meeting = MeetingFactory(series=series, centre=series.centre, capacity=80)
    anna = staff_of(series.centre)

    made = actions.propose_next(meeting, by=anna, at=now)

    assert (made.state, made.capacity, made.series) == ("draft", 80, series)
    assert queries.previous_of(made) == meeting
    assert queries.following(meeting) == made
    loose = MeetingFactory(
        series=SeriesFactory(rhythm="free", centre=series.centre), centre=series.centre
    )
    with pytest.raises(Refused, match="vast ritme"):
        actions.propose_next(loose, by=anna, at=now)


def test_the_agenda_moves_without_dragging(now):
    meeting = MeetingFactory()
    anna = staff_of(meeting.centre)
    items = [
        actions.add_item(meeting, Item(title, minutes=30), by=anna, at=now)
        for title in ("Opening", "Werkgroepen", "Borrel")
    ]

    actions.move_item(items[2], up=True, by=anna, at=now)
    actions.move_item(items[0], up=True, by=anna, at=now)  # it is the first: it stays
    actions.change_item(items[1], Item("Vijf werkgroepen", "groups", 45), by=anna, at=now)

    entries = queries.agenda(meeting)
    assert [it.item.title for it in entries] == ["Opening", "Borrel", "Vijf werkgroepen"]
    assert [f"{it.starts_at:%H:%M}" for it in entries] == ["13:30", "14:00", "14:30"]
    actions.remove_item(items[0], by=anna, at=now)
    assert meeting.agenda.count() == 2
    with pytest.raises(Refused, match="organiseert"):
        actions.add_item(meeting, Item("Stiekem"), by=ANONYMOUS, at=now)


def test_a_day_that_has_been_is_no_day_to_keep_free(cast, client):
    days = {"Zet de dag vast": timedelta(days=9), "Deze dag is geweest": timedelta(days=-9)}
    for says, away in days.items():
        starts = datetime.now(HERE) + away
        meeting = MeetingFactory(
            centre=cast.noord, announced=True, starts_at=starts, ends_at=starts + timedelta(hours=2)
        )
        page = client.get(f"/bijeenkomsten/{meeting.pk}/", headers={"host": "noord.localhost"})
        assert [it in page.content.decode() for it in days] == [it == says for it in days]
