"""Many people at the same moment, with real threads and real transactions."""

from datetime import timedelta

import pytest

from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.learning.courses import actions
from aanjager.learning.courses.actions import Guest
from aanjager.learning.courses.models import Enrolment
from aanjager.learning.courses.queries import token_of
from aanjager.learning.courses.tests.crowd import enrols
from aanjager.learning.courses.tests.factories import STARTS, CourseFactory, EnrolmentFactory, run

pytestmark = pytest.mark.django_db(transaction=True)


def test_forty_at_once_on_twelve_places_give_twelve_places_and_a_queue_in_order(now):
    it = run(places=12)
    at_once(*[enrols(it, number, now) for number in range(40)])

    rows = Enrolment.objects.filter(run=it).order_by("pk")
    assert [row.state for row in rows] == ["placed"] * 12 + ["waiting"] * 28


def test_a_whole_organisation_at_once_stays_within_its_limit(cast, now):
    it = run(CourseFactory(centre=cast.noord, most_per_organisation=3))
    by = Actor(coordinator_of=frozenset({cast.buurthuis.pk}))
    came = at_once(
        *[
            lambda n=n: actions.enrol(
                it, Guest(f"Gast {n}", f"g{n}@example.org", cast.buurthuis), by=by, at=now
            )
            for n in range(12)
        ]
    )
    assert Enrolment.objects.count() == 3
    assert sum(isinstance(it, Refused) for it in came) == 9


def test_accepting_and_leaving_at_once_never_gives_two_places(now):
    it = run(places=1)
    ends = {"offered_until": now + timedelta(days=2), "placed_at": None}
    offered = EnrolmentFactory(run=it, state="offered", **ends)
    EnrolmentFactory(run=it, state="waiting", placed_at=None)
    facts = {"by": ANONYMOUS, "at": now, "token": token_of(offered.code)}
    at_once(*[lambda: actions.accept(offered, **facts), lambda: actions.leave(offered, **facts)])

    assert it.enrolments.filter(state__in=["placed", "offered"]).count() == 1


def test_two_runs_that_merge_into_each_other_and_people_who_leave_do_not_stand_still(cast, now):
    one = run(CourseFactory(centre=cast.noord), places=4)
    other = run(one.course, places=4, starts=STARTS + timedelta(days=30))
    rows = [EnrolmentFactory(run=it) for it in (one, other) for _n in range(3)]
    by = Actor(staff_of=frozenset({cast.noord.pk}))
    leaving = [
        lambda row=row: actions.leave(row, by=ANONYMOUS, at=now, token=token_of(row.code))
        for row in rows[::3]
    ]
    at_once(
        *[
            lambda: actions.merge(one, other, by=by, at=now),
            lambda: actions.merge(other, one, by=by, at=now),
            *leaving,
        ]
    )
    one.refresh_from_db()
    other.refresh_from_db()
    assert {one.state, other.state} == {"open", "cancelled"}
    into = one if one.state == "open" else other
    assert into.enrolments.filter(state="placed").count() <= 4
    assert Enrolment.objects.filter(state__in=["placed", "waiting", "offered"]).count() == 4


def test_two_clocks_decide_once(cast, now):
    it = run(CourseFactory(centre=cast.noord, minimum=2))
    EnrolmentFactory(run=it)
    day = STARTS - timedelta(days=7)
    came = at_once(*[lambda: actions.decide(it, by=CLOCK, at=day)] * 3)
    assert sum(isinstance(it, Refused) for it in came) == 2
