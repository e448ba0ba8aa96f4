"""Whatever people do and however time passes: places, limits, the minimum and the price hold.

Short in the suite; AANJAGER_EXAMPLES says how many stories it tells.
"""

import os
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses import actions, queries, rules
from aanjager.learning.courses.actions import Guest
from aanjager.learning.courses.models import Enrolment, Run
from aanjager.learning.courses.tests.factories import CourseFactory, run
from aanjager.trust.letters.models import Letter

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "4"))
DAY = timedelta(days=1)


class Story(RuleBasedStateMachine):
    """Two runs of one course, somebody who comes and goes, and a clock that never goes back."""

    def __init__(self):
        super().__init__()
        Enrolment.objects.all().delete()
        Letter.objects.all().delete()
        self.centre = CentreFactory()
        self.body = OrganisationFactory(centre=self.centre)
        self.course = CourseFactory(
            centre=self.centre, minimum=2, below="merge", decide_days=5, free_days=3,
            price_cents=2500, most_per_organisation=2,
        )  # fmt: skip
        first = run(self.course, places=2)
        self.at = first.starts_at - 14 * DAY
        self.runs = [first, run(self.course, places=3, starts=first.starts_at + 10 * DAY)]
        self.starts = {it.pk: it.starts_at for it in self.runs}
        self.number, self.charged, self.decisions = 0, set(), {}

    def rows(self, *states):
        return Enrolment.objects.filter(state__in=states).order_by("pk")

    def attempt(self, act, *args, **facts):
        try:
            return act(*args, at=self.at, **facts)
        except Refused:
            return None

    @rule(which=st.integers(0, 1), belongs=st.booleans())
    def somebody_enrols(self, which, belongs):
        self.number += 1
        guest = Guest(
            f"Gast {self.number}", f"g{self.number}@example.org", self.body if belongs else None
        )
        by = Actor(coordinator_of=frozenset({self.body.pk})) if belongs else ANONYMOUS
        self.attempt(actions.enrol, self.runs[which], guest, by=by)

    @precondition(lambda self: self.rows("placed", "waiting", "offered").exists())
    @rule(data=st.data())
    def somebody_leaves(self, data):
        row = data.draw(st.sampled_from(list(self.rows("placed", "waiting", "offered"))))
        row = Enrolment.objects.select_related("run__course").get(pk=row.pk)
        until = self.starts[row.run_id] - 3 * DAY
        is_late = self.at >= until and row.state == "placed" and not row.is_moved
        left = self.attempt(actions.leave, row, by=ANONYMOUS, token=queries.token_of(row.code))
        if left:
            assert left.is_charged == is_late
            self.charged |= {row.pk} if is_late else set()

    @precondition(lambda self: self.rows("offered").exists())
    @rule(data=st.data())
    def somebody_accepts(self, data):
        row = data.draw(st.sampled_from(list(self.rows("offered"))))
        in_time = self.at <= row.offered_until
        taken = self.attempt(actions.accept, row, by=ANONYMOUS, token=queries.token_of(row.code))
        assert (taken is not None) <= in_time

    @precondition(lambda self: self.rows("placed", "waiting").filter(proven_at=None).exists())
    @rule(data=st.data())
    def somebody_proves_the_address(self, data):
        rows = self.rows("placed", "waiting").filter(proven_at=None)
        row = data.draw(st.sampled_from(list(rows)))
        self.attempt(actions.prove, row, by=ANONYMOUS, token=queries.token_of(row.code))

    @rule(hours=st.sampled_from([1, 13, 25, 49, 97]))
    def time_passes_and_the_clock_works(self, hours):
        self.at += timedelta(hours=hours)
        self.clock_works()

    def clock_works(self):
        for row in queries.lapsed(self.at):
            self.attempt(actions.lapse, row, by=CLOCK)
        for row in queries.unproven(self.at):
            self.attempt(actions.drop_unproven, row, by=CLOCK)
        for it in queries.to_refill(self.at):
            self.attempt(actions.offer_places, it, by=CLOCK)
        for it in queries.to_decide(self.at):
            people = it.enrolments.filter(state="placed").count()
            if self.attempt(actions.decide, it, by=CLOCK):
                assert it.pk not in self.decisions, "decided twice"
                self.decisions[it.pk] = people

    @invariant()
    def nobody_sits_on_nothing(self):
        for it in Run.objects.filter(pk__in=self.starts):
            holding = it.enrolments.filter(state__in=["placed", "offered"]).count()
            assert holding <= it.places

    @invariant()
    def the_limit_of_an_organisation_holds(self):
        for it in Run.objects.filter(pk__in=self.starts, state="open"):
            running = it.enrolments.filter(state__in=["placed", "offered", "waiting"])
            assert running.filter(organisation=self.body).count() <= 2

    @invariant()
    def below_the_minimum_nothing_goes_on(self):
        for it in Run.objects.filter(pk__in=self.decisions):
            assert (it.state == "open") == (self.decisions[it.pk] >= self.course.minimum)
            if it.state == "cancelled":
                assert not it.enrolments.filter(state="placed").exists() or not it.merged_into

    @invariant()
    def the_price_stands_only_for_who_left_too_late(self):
        charged = Enrolment.objects.filter(is_charged=True).values_list("pk", flat=True)
        assert set(charged) == self.charged

    @invariant()
    def no_place_stays_empty_while_somebody_waits_and_time_is_left(self):
        for it in Run.objects.filter(pk__in=self.starts, state="open"):
            it.course = self.course
            if self.at < rules.closes_at(it) and it.enrolments.filter(state="waiting").exists():
                holding = it.enrolments.filter(state__in=["placed", "offered"])
                assert holding.count() == it.places


class TestOverTime(TestCase):
    """The stories, each in a database of its own."""

    def test_places_limits_the_minimum_and_the_price_hold(self):
        run_state_machine_as_test(
            Story,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=20,
                deadline=None,
                derandomize=EXAMPLES < 100,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
