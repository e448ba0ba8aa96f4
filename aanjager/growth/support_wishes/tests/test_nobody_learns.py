"""Whatever others do, in any order, no wish comes out; and what Daan shows is seen by those alone."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.growth.support_wishes import actions, queries
from aanjager.growth.support_wishes.models import Wish, WishLook, WishShare
from aanjager.growth.support_wishes.tests.factories import (
    NOW,
    consultant,
    me,
    shown,
    speaker,
    wish,
    written,
)
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "4"))
OTHERS = st.sampled_from(["anna", "mira", "bram", "cora", "clock", "visitor"])


class Others(RuleBasedStateMachine):
    """Daan tells, shows and stops; the others look, write along, erase, share and stop for him."""

    cast = None  # given by the test

    def __init__(self):
        super().__init__()
        Wish.objects.all().delete()
        WishLook.objects.all().delete()
        cast = self.cast
        self.daan, self.staff = cast.person(cast.daan), cast.noord.staff.get(user=cast.anna)
        self.mira = cast.noord.staff.filter(name="Mira").first() or StaffFactory(
            centre=cast.noord, name="Mira", role="manager"
        )
        self.rows = {"anna": self.staff, "mira": self.mira, "bram": cast.zuid.staff.get()}
        self.actors = {name: consultant(row) for name, row in self.rows.items()} | {
            "cora": speaker(cast.person(cast.cora), cast.buurthuis),
            "clock": CLOCK,
            "visitor": ANONYMOUS,
        }
        self.may_see, self.looked = set(), 0

    @rule()
    def daan_tells(self):
        wish(self.daan)

    @rule(to=st.sampled_from(["anna", "cora"]))
    def daan_shows(self, to):
        it = queries.own_wish(me(self.daan))
        if it:
            at = {"staff": self.staff} if to == "anna" else {"organisation": self.cast.buurthuis}
            shown(it, **at)
            self.may_see.add(to)

    @rule()
    def daan_stops_all(self):
        for share in WishShare.objects.all():
            actions.stop_sharing(share, by=me(self.daan), at=NOW)
        self.may_see.clear()

    @rule()
    def daan_withdraws(self):
        actions.withdraw(self.daan, by=me(self.daan), at=NOW)
        self.may_see.clear()

    @rule(who=OTHERS)
    def somebody_looks_at_everything(self, who):
        for share in WishShare.objects.all():
            try:
                actions.look(share, by=self.actors[who], at=NOW)
            except Refused:
                continue
            self.looked += 1

    @rule(who=OTHERS)
    def somebody_acts_for_daan(self, who):
        by, row = self.actors[who], self.rows.get(who, self.mira)
        it, all_of_it = Wish.objects.first(), {"chosen": "quiet breaks", "shows_words": True}
        for act in (
            lambda: actions.tell(
                self.daan, chosen="seated", words="", agrees=True, by=by, at=NOW
            ),
            lambda: actions.withdraw(self.daan, by=by, at=NOW),
            lambda: it and actions.share(it, **all_of_it, staff=row, by=by, at=NOW),
            lambda: it and actions.share(
                it, **all_of_it, organisation=self.cast.buurthuis, by=by, at=NOW
            ),
            lambda: [actions.stop_sharing(s, by=by, at=NOW) for s in WishShare.objects.all()],
            lambda: [
                actions.accept(d, lets_in=True, agrees=True, by=by, at=NOW)
                for d in self.daan.wish_drafts.all()
            ],
        ):  # fmt: skip
            try:
                assert not act(), f"{who} acted for Daan"
            except Refused:
                continue

    @rule(who=st.sampled_from(["anna", "mira"]))
    def a_consultant_writes_along(self, who):
        written(self.daan, self.rows[who], chosen="seated")

    @invariant()
    def only_those_he_shows_it_to_see_it(self):
        for name, actor in self.actors.items():
            seen = WishShare.objects.visible_to(actor)
            assert seen.exists() == (name in self.may_see), name
            assert queries.own_wish(actor) is None or actor.person_id == self.daan.pk
            assert queries.beside.among(actor, [1, 2]) == {}
            for draft in queries.written_by(actor, self.cast.noord):
                assert queries.told(draft).wishes == ["werk dat zittend kan"], (
                    "only what they wrote"
                )

    @invariant()
    def every_look_is_there_for_daan(self):
        looks = [it for it in queries.looks(me(self.daan)) if it.what == "looked"]
        assert len(looks) == min(self.looked, 100)


def test_no_sequence_of_actions_by_others_reveals_a_wish(cast):
    Others.cast = cast
    quick = settings(
        max_examples=EXAMPLES, stateful_step_count=8, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Others, settings=quick)
