"""The chair brings points together by links: nothing is lost, everything can go back."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from aanjager.assembly.groups.models import Point
from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.models import Theme, ThemeRevision, ThemeSource
from aanjager.assembly.plenary.tests.factories import MORNING, make_hall
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast):
    return make_hall(cast.noord)


@pytest.fixture
def chairs(hall, now):
    return {"who": hall.chair, "by": ANONYMOUS, "at": now}


def merged(hall, chairs, *keys, text="Samen"):
    return actions.merge(hall.meeting, [hall.points[key] for key in keys], text, **chairs)


def state_of(point):
    return Point.objects.get(pk=point.pk).state


def test_points_of_several_groups_become_one_theme_with_the_next_number(hall, chairs):
    first = merged(hall, chairs, (1, 1), (2, 1))
    second = merged(hall, chairs, (3, 1))

    assert (first.number, second.number) == (1, 2)
    assert state_of(hall.points[1, 1]) == "taken_up"
    assert queries.left_over(hall.meeting).count() == 3


def test_a_point_may_stand_in_two_themes(hall, chairs):
    merged(hall, chairs, (1, 1))
    second = merged(hall, chairs, (2, 1))

    actions.link(second, hall.points[1, 1], ThemeSource.Kind.PARTLY, **chairs)

    assert hall.points[1, 1].in_themes.count() == 2
    assert queries.balance(hall.meeting).in_themes == 2
    assert queries.balance(hall.meeting).is_equal


def test_a_point_that_stands_only_partly_somewhere_says_so(hall, chairs):
    theme = merged(hall, chairs, (2, 1))

    actions.link(theme, hall.points[1, 1], ThemeSource.Kind.PARTLY, **chairs)

    assert state_of(hall.points[1, 1]) == "partly"


def test_no_theme_goes_to_the_hall_while_a_point_has_neither_theme_nor_reason(hall, chairs):
    theme = merged(hall, chairs, (1, 1), (1, 2), (2, 1), (2, 2))
    with pytest.raises(Refused, match="2 punten"):
        actions.present(hall.meeting, **chairs)
    actions.treat_apart(hall.points[3, 1], **chairs)
    with pytest.raises(Refused, match="waarom dit punt niet"):
        actions.leave_out(hall.points[3, 2], "  ", **chairs)
    actions.leave_out(hall.points[3, 2], "Gaat over iets anders.", **chairs)

    actions.present(hall.meeting, **chairs)

    theme.refresh_from_db()
    assert theme.state == "presented"
    found = queries.balance(hall.meeting)
    assert (found.in_themes, found.apart, found.not_treated, found.waiting) == (4, 1, 1, 0)


def test_after_that_no_point_is_left_hanging(hall, chairs):
    theme = merged(hall, chairs, *hall.points)
    actions.present(hall.meeting, **chairs)

    with pytest.raises(Refused, match="voorgelegd"):
        actions.unlink(theme, hall.points[1, 1], **chairs)
    with pytest.raises(Refused, match="zag dit al"):
        actions.undo(hall.meeting, **chairs)
    with pytest.raises(Refused, match="al voorgelegd"):
        actions.dissolve(theme, **chairs)

    assert not queries.left_over(hall.meeting).exists()


def test_moving_a_point_and_back_leaves_the_balance_equal_at_each_step(hall, chairs):
    one, two = merged(hall, chairs, (1, 1), (2, 1)), merged(hall, chairs, (3, 1))
    point, before = hall.points[1, 1], queries.balance(hall.meeting)

    actions.move(point, one, two, **chairs)
    between = queries.balance(hall.meeting)
    actions.move(point, two, one, **chairs)

    assert before == between == queries.balance(hall.meeting)
    assert list(point.in_themes.values_list("theme", flat=True)) == [one.pk]


def test_undo_goes_back_step_by_step_and_keeps_every_text(hall, chairs):
    theme = merged(hall, chairs, (1, 1), text="Eerst")
    actions.reword(theme, "Toen", **chairs)
    actions.link(theme, hall.points[2, 1], **chairs)

    actions.undo(hall.meeting, **chairs)
    assert theme.sources.count() == 1
    actions.undo(hall.meeting, **chairs)

    assert not queries.themes(hall.meeting).exists()
    assert queries.left_over(hall.meeting).count() == 6
    assert set(ThemeRevision.objects.values_list("text", flat=True)) >= {"Eerst"}
    assert Theme.objects.get(pk=theme.pk).text == "Toen"
    with pytest.raises(Refused, match="niets om terug"):
        actions.undo(hall.meeting, **chairs)


def test_taking_a_theme_apart_gives_its_points_back_and_closes_the_gap(hall, chairs):
    first = merged(hall, chairs, (1, 1))
    second = merged(hall, chairs, (2, 1))

    actions.dissolve(first, **chairs)

    second.refresh_from_db()
    assert second.number == 1
    assert state_of(hall.points[1, 1]) == "handed_in"
    actions.undo(hall.meeting, **chairs)
    assert [it.pk for it in queries.themes(hall.meeting)] == [first.pk, second.pk]


def test_a_point_of_another_meeting_cannot_come_in(hall, chairs, cast):
    other = make_hall(cast.zuid, code="HAKABC")

    with pytest.raises(Refused, match="Vink eerst aan"):
        actions.merge(hall.meeting, list(other.points.values()), "Samen", **chairs)
    theme = merged(hall, chairs, (1, 1))
    with pytest.raises(Refused, match="niet ingeleverd"):
        actions.link(theme, other.points[1, 1], **chairs)


@pytest.mark.parametrize("name", ["scribe", "person"])
def test_only_the_chair_or_who_organises_merges(hall, now, name):
    who = hall.scribe if name == "scribe" else hall.people[0]
    with pytest.raises(Refused, match="voorzitter"):
        actions.merge(hall.meeting, [hall.points[1, 1]], "Samen", who=who, by=ANONYMOUS, at=now)


def test_the_chair_of_another_meeting_is_not_the_chair_here(hall, cast, now):
    other = make_hall(cast.zuid, code="HAKABC")
    with pytest.raises(Refused, match="voorzitter"):
        actions.merge(
            hall.meeting, [hall.points[1, 1]], "Samen", who=other.chair, by=ANONYMOUS, at=now
        )


def test_staff_of_the_centre_may_do_what_the_chair_does_and_others_not(hall, cast, now):
    anna = Actor(user_id=cast.anna.pk, staff_of=frozenset([cast.noord.pk]))
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset([cast.zuid.pk]))

    assert actions.merge(hall.meeting, [hall.points[1, 1]], "A", who=None, by=anna, at=now)
    with pytest.raises(Refused):
        actions.merge(hall.meeting, [hall.points[1, 2]], "B", who=None, by=bram, at=now)


def test_without_a_centre_the_association_organises(db, now):
    hall = make_hall(None)
    els = Actor(user_id=1, is_association=True)

    assert actions.begin(hall.meeting, "EVC", who=None, by=els, at=now).origin == "plenary"


def test_when_the_report_is_fixed_nothing_moves_any_more(hall, chairs):
    hall.meeting.state = "reported"
    hall.meeting.save()

    with pytest.raises(Refused, match="staat vast"):
        merged(hall, chairs, (1, 1))


class Merging(RuleBasedStateMachine):
    """Link, unlink, merge, take apart, leave out and undo in any order: no point or text is lost."""

    @initialize()
    def begin(self):
        self.apart = transaction.atomic()
        self.apart.__enter__()
        self.hall = make_hall(None, groups=2)
        self.chairs = {"who": self.hall.chair, "by": ANONYMOUS, "at": MORNING}
        self.points = list(self.hall.points.values())
        self.texts = {point.pk: point.text for point in self.points}
        self.written: set[str] = set()
        self.pictures: list = []
        self.number = 0

    def teardown(self):
        if hasattr(self, "apart"):
            transaction.set_rollback(True)
            self.apart.__exit__(None, None, None)

    def themes(self):
        return list(queries.themes(self.hall.meeting))

    def keep(self):
        self.pictures.append(self.look())

    def look(self):
        links = ThemeSource.objects.filter(theme__meeting=self.hall.meeting)
        return (
            sorted(links.values_list("theme", "point", "kind")),
            sorted(Point.objects.values_list("pk", "state", "reason")),
            [(it.pk, it.number, it.text) for it in self.themes()],
        )

    @rule(chosen=st.sets(st.integers(0, 3), min_size=1))
    def merge(self, chosen):
        self.keep()
        self.number += 1
        text = f"Thema {self.number}"
        self.written.add(text)
        actions.merge(self.hall.meeting, [self.points[n] for n in chosen], text, **self.chairs)

    @rule(
        which=st.integers(0, 9), point=st.integers(0, 3), kind=st.sampled_from(["wholly", "partly"])
    )
    def link(self, which, point, kind):
        if themes := self.themes():
            self.keep()
            actions.link(themes[which % len(themes)], self.points[point], kind, **self.chairs)

    @rule(which=st.integers(0, 9))
    def unlink(self, which):
        if links := list(ThemeSource.objects.order_by("theme__number", "point")):
            self.keep()
            link = links[which % len(links)]
            actions.unlink(link.theme, link.point, **self.chairs)

    @rule(which=st.integers(0, 9), to=st.integers(0, 9))
    def move(self, which, to):
        if links := list(ThemeSource.objects.order_by("theme__number", "point")):
            self.keep()
            link, themes = links[which % len(links)], self.themes()
            actions.move(link.point, link.theme, themes[to % len(themes)], **self.chairs)

    @rule(which=st.integers(0, 9))
    def dissolve(self, which):
        if themes := self.themes():
            self.keep()
            actions.dissolve(themes[which % len(themes)], **self.chairs)

    @rule(point=st.integers(0, 3), end=st.sampled_from(["apart", "out", "back"]))
    def place(self, point, end):
        self.keep()
        it = self.points[point]
        if end == "apart":
            actions.treat_apart(it, **self.chairs)
        elif end == "out":
            actions.leave_out(it, "Omdat.", **self.chairs)
        else:
            actions.take_back(it, **self.chairs)

    @rule()
    def undo(self):
        if self.pictures:
            actions.undo(self.hall.meeting, **self.chairs)
            assert self.look() == self.pictures.pop()

    @invariant()
    def nothing_is_lost(self):
        if not hasattr(self, "hall"):
            return
        assert dict(Point.objects.values_list("pk", "text")) == self.texts
        assert set(Theme.objects.values_list("text", flat=True)) == self.written
        assert queries.balance(self.hall.meeting).is_equal
        assert [it.number for it in self.themes()] == list(range(1, len(self.themes()) + 1))


def test_in_any_order_no_point_and_no_text_is_lost():
    run_state_machine_as_test(
        Merging,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
