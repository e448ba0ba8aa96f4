"""C10: whatever is grouped, moved, hidden and undone, in whatever order, no text is lost.

A table of plain values, which asks the rule of the product itself whether an act can be taken back,
is walked 20,000 times by `make properties`. Every fiftieth walk goes through the database too, and
after each act the notes there must lie as they lie on that table: so what holds for the one, holds
for the other. The suite takes the short form of both.
"""

import os
from dataclasses import dataclass, field

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from aanjager.assembly.groups import actions, queries, rules
from aanjager.assembly.groups.models import Cluster, Note, Step
from aanjager.assembly.groups.tests.factories import (
    START,
    GroupFactory,
    NoteFactory,
    ParticipantFactory,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

MANY = int(os.environ.get("AANJAGER_EXAMPLES", "150"))
NOTES = 6
ticked = st.sets(st.integers(0, NOTES - 1), min_size=1, max_size=4).map(sorted)
forward = st.one_of(
    st.tuples(st.just("together"), ticked, st.just(0)),
    st.tuples(st.just("move"), ticked, st.integers(0, 3)),
    st.tuples(st.just("hide"), ticked, st.just(0)),
)
acts = forward | st.tuples(st.just("undo"), st.just([]), st.integers(0, 30))
walks = st.lists(acts, min_size=1, max_size=12)
# A note was laid in a pile before its making is taken back; and it was taken out of that pile again.
LAID_IN = [("together", [0, 1], 0), ("move", [2], 0), ("undo", [], 0)]
TAKEN_OUT = [*LAID_IN[:2], ("move", [2], 3), ("undo", [], 0), ("undo", [], 2)]
# A note went to another pile and back: it lies as the first act left it, and yet that act stays.
THERE_AND_BACK = [
    ("together", [0, 1], 0), ("together", [2, 3], 0), ("move", [0], 1), ("move", [0], 0), ("move", [0], 1),
    ("undo", [], 2),
]  # fmt: skip


@dataclass
class Act:
    """One act that was done on the table: how its notes lay before and after, and the pile it made."""

    before: rules.Lay
    after: rules.Lay
    made: int | None
    is_undone: bool = False


@dataclass
class Table:
    """Six notes as plain values. Piles are counted from one; nothing here knows a database."""

    lying: rules.Lay = field(
        default_factory=lambda: {str(it): [None, "visible", ""] for it in range(NOTES)}
    )
    done: list[Act] = field(default_factory=list)
    piles: int = 0
    gone: set[int] = field(default_factory=set)

    def open_piles(self):
        used = {pile for pile, state, _why in self.lying.values() if pile and state == "visible"}
        return sorted(used)

    def do(self, kind, places, which):
        """Do it, and say whether it was done."""
        if kind == "undo":
            return self._undo(which)
        keys = [str(it) for it in places]
        if any(self.lying[it][1] != "visible" for it in keys) or (kind, len(keys)) == (
            "together",
            1,
        ):
            return False
        before = {it: list(self.lying[it]) for it in keys}
        piles = self.open_piles()
        self.piles += kind == "together"
        target = {
            "together": self.piles,
            "move": piles[which] if which < len(piles) else None,
        }
        for it in keys:
            was = self.lying[it]
            self.lying[it] = (
                [was[0], "hidden", "Dubbel"] if kind == "hide" else [target[kind], *was[1:]]
            )
        after = {it: list(self.lying[it]) for it in keys}
        made = self.piles if kind == "together" else None
        self.done.append(Act(before, after, made))
        return True

    def _undo(self, which):
        if not self.done:
            return False
        place = which % len(self.done)
        act, after_it = self.done[place], self.done[place + 1 :]
        later = {key for it in after_it if not it.is_undone for key in it.after}
        if act.is_undone or not rules.can_go_back(
            act.before, act.after, self.lying, made=act.made, gone=self.gone, later=later
        ):
            return False
        self.lying |= {key: list(it) for key, it in act.before.items()}
        act.is_undone = True
        if act.made:
            self.gone.add(act.made)
        return True


def holds(table):
    """Every note lies somewhere once, never in a pile that is gone, and hidden only with a reason."""
    assert sorted(table.lying) == [str(it) for it in range(NOTES)]
    for pile, state, why in table.lying.values():
        assert pile not in table.gone
        assert pile is None or 0 < pile <= table.piles
        assert (state == "hidden") == bool(why)


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(walks)
@example(LAID_IN)
@example(TAKEN_OUT)
@example(THERE_AND_BACK)
def test_whatever_is_done_and_undone_every_note_lies_somewhere_once(walk):
    table = Table()
    for act in walk:
        was = {key: list(it) for key, it in table.lying.items()}
        undone = {id(it) for it in table.done if it.is_undone}
        if not table.do(*act):
            assert table.lying == was
        for place, it in enumerate(table.done):
            if it.is_undone and id(it) not in undone:
                assert {key: was[key] for key in it.after} == it.after
                standing = [on for on in table.done[place + 1 :] if not on.is_undone]
                assert not any(set(it.after) & set(on.after) for on in standing)
        holds(table)


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(forward, min_size=1, max_size=12))
def test_undoing_from_the_last_act_back_gives_the_board_of_the_beginning(walk):
    """Whoever takes acts back in the reverse order is never refused, and ends where it began."""
    table = Table()
    for act in walk:
        table.do(*act)
    for place in reversed(range(len(table.done))):
        assert table.do("undo", [], place)
        holds(table)
    assert table.lying == Table().lying


class Walked:
    """The same walk through the real actions, with a facilitator who does whatever comes up."""

    def __init__(self):
        self.group = GroupFactory(state="ordering")
        self.lead = ParticipantFactory(group=self.group, leading=True)
        self.notes = NoteFactory.create_batch(NOTES, group=self.group)
        self.texts = [it.text for it in self.notes]
        self.piles: dict[int, int] = {}

    def do(self, kind, places, which):
        """Do it, and say whether it was done; the number of the pile follows the table's."""
        notes = [self.notes[it] for it in places]
        who = {"by": ANONYMOUS, "at": START}
        try:
            if kind == "together":
                made = actions.put_together(self.group, notes, "Samen", self.lead, **who)
                self.piles[made.pk] = len(self.piles) + 1
            elif kind == "move":
                piles = [it.cluster for it in queries.board(self.group, None).piles]
                target = piles[which] if which < len(piles) else None
                actions.move(self.group, notes, target, self.lead, **who)
            elif kind == "hide":
                actions.hide(self.group, notes, "Dubbel", self.lead, **who)
            else:
                return self._undo(which, who)
        except Refused:
            return False
        return True

    def _undo(self, which, who):
        steps = list(Step.objects.filter(group=self.group).order_by("pk"))
        if not steps:
            return False
        actions.undo(steps[which % len(steps)], self.lead, **who)
        return True

    def lay(self):
        found = Note.objects.filter(group=self.group).order_by("pk")
        assert [it.text for it in found] == self.texts
        return {
            str(place): [self.piles.get(it.cluster_id), it.state, it.hidden_reason]
            for place, it in enumerate(found)
        }

    def the_board_shows_every_visible_note_once(self):
        board = queries.board(self.group, None)
        shown = [it.pk for it in board.loose] + [n.pk for p in board.piles for n in p.notes]
        visible = Note.objects.filter(group=self.group, state="visible").values_list(
            "pk", flat=True
        )
        assert sorted(shown) == sorted(visible)
        assert not Cluster.objects.filter(
            pk__in=[p.cluster.pk for p in board.piles], is_undone=True
        )


class TestOrdering(TestCase):
    @settings(
        max_examples=max(6, MANY // 50), deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(walks)
    @example(LAID_IN)
    @example(TAKEN_OUT)
    def test_the_notes_lie_in_the_database_as_on_the_table(self, walk):
        table, real = Table(), Walked()
        for act in walk:
            assert table.do(*act) == real.do(*act)
            assert real.lay() == table.lying
        real.the_board_shows_every_visible_note_once()
