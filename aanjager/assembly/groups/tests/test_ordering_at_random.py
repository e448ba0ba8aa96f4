"""C10: whatever is grouped, ungrouped, moved, hidden and undone, in whatever order, no text is lost.

`make properties` takes 20,000 examples; the suite takes the short form.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.models import Note, Step
from aanjager.assembly.groups.tests.factories import (
    START,
    GroupFactory,
    NoteFactory,
    ParticipantFactory,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

MANY = int(os.environ.get("AANJAGER_EXAMPLES", "12"))
ticks = st.sets(st.integers(0, 5), min_size=1, max_size=4)
pytestmark = pytest.mark.django_db


class Ordering(RuleBasedStateMachine):
    """One group of six notes and a facilitator who does whatever comes up."""

    @initialize()
    def begin(self):
        self.group = GroupFactory(state="ordering")
        self.lead = ParticipantFactory(group=self.group, leading=True)
        self.notes = NoteFactory.create_batch(6, group=self.group)
        self.texts = sorted(it.text for it in self.notes)
        self.before: dict[int, dict] = {}

    def act(self, act, *args):
        """Do it; a refusal must leave everything as it lay."""
        was = self.lay()
        try:
            act(*args, self.lead, by=ANONYMOUS, at=START)
        except Refused:
            assert self.lay() == was
            return
        newest = Step.objects.filter(group=self.group).order_by("-pk").first()
        self.before.setdefault(newest.pk, was)

    def lay(self):
        found = Note.objects.filter(group=self.group)
        return {it.pk: (it.text, it.cluster_id, it.state, it.hidden_reason) for it in found}

    def ticked(self, places):
        return [self.notes[it] for it in sorted(places)]

    @rule(places=ticks)
    def together(self, places):
        self.act(actions.put_together, self.group, self.ticked(places), "Samen")

    @rule(places=ticks, pile=st.integers(0, 3))
    def move(self, places, pile):
        piles = [it.cluster for it in queries.board(self.group, None).piles]
        target = piles[pile] if pile < len(piles) else None
        self.act(actions.move, self.group, self.ticked(places), target)

    @rule(places=ticks)
    def hide(self, places):
        self.act(actions.hide, self.group, self.ticked(places), "Dubbel")

    @precondition(lambda self: self.before)
    @rule(which=st.integers(0, 30))
    def undo(self, which):
        steps = list(self.before)
        step = Step.objects.get(pk=steps[which % len(steps)])
        was = self.lay()
        try:
            actions.undo(step, self.lead, by=ANONYMOUS, at=START)
        except Refused:
            assert self.lay() == was
            return
        touched = {int(pk) for pk in step.before}
        now_lying, then = self.lay(), self.before[step.pk]
        assert {pk: now_lying[pk] for pk in touched} == {pk: then[pk] for pk in touched}
        assert all(now_lying[pk] == was[pk] for pk in was if pk not in touched)

    @invariant()
    def no_text_is_lost_and_none_is_double(self):
        if hasattr(self, "group"):
            assert sorted(text for text, *_rest in self.lay().values()) == self.texts

    @invariant()
    def the_board_shows_every_visible_note_once(self):
        if hasattr(self, "group"):
            board = queries.board(self.group, None)
            shown = [it.pk for it in board.loose] + [n.pk for p in board.piles for n in p.notes]
            visible = {pk for pk, (_t, _c, state, _r) in self.lay().items() if state == "visible"}
            assert sorted(shown) == sorted(visible)
            assert not any(it.cluster.is_undone for it in board.piles)


class TestOrdering(Ordering.TestCase, TestCase):
    settings = settings(
        max_examples=MANY,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


TestOrdering.__name__ = TestOrdering.__qualname__ = "Test_c10_no_text_is_lost_in_ordering"
