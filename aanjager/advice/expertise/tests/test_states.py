"""The clock and the states of a question, in any order of steps, over any number of days."""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from aanjager.advice.expertise import actions, queries, rules
from aanjager.advice.expertise.actions import link_of
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.advice.expertise.tests.factories import ANSWER, MONDAY, question
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "4"))
URGENCY = st.sampled_from(DeskQuestion.Urgency.values)


class Desk(RuleBasedStateMachine):
    """One question through every step that somebody may take, while the days pass."""

    def __init__(self):
        super().__init__()
        self.centre, self.now = CentreFactory(), MONDAY
        self.anna = staff_of(self.centre)
        self.it = question(self.centre)
        self.rounds = 1

    def try_to(self, act, *given, by=ANONYMOUS, **named):
        """Do a step, a second after the one before; a step that is refused changes nothing."""
        self.now += timedelta(seconds=1)
        before = DeskQuestion.objects.filter(pk=self.it.pk).values().get()
        try:
            act(self.it, *given, by=by, at=self.now, **named)
            done = True
        except Refused:
            assert DeskQuestion.objects.filter(pk=self.it.pk).values().get() == before
            done = False
        self.it.refresh_from_db()
        return done

    @rule(days=st.integers(0, 9))
    def wait(self, days):
        self.now += timedelta(days=days, minutes=1)

    @rule(urgency=URGENCY)
    def sort(self, urgency):
        was_late = self.it.answer_by < self.now
        if self.try_to(actions.triage, "conduct", urgency, by=self.anna):
            usually = rules.term_of("normal", queries.term(self.centre), self.it.since)
            assert self.it.answer_by <= usually
            assert was_late or self.it.answer_by >= self.now

    @rule()
    def answer(self):
        self.try_to(actions.answer, ANSWER, by=self.anna)

    @rule()
    def helped(self):
        self.try_to(actions.helped, link=link_of(self.it))

    @rule()
    def reopen(self):
        self.rounds += self.try_to(actions.reopen, "Er mist nog iets.", link=link_of(self.it))

    @rule()
    def close(self):
        self.try_to(actions.close, "Dit is geen vraag voor ons.", by=self.anna)

    @rule()
    def watch(self):
        for found, act in (
            (queries.to_remind, actions.remind), (queries.overdue, actions.tell_overdue),
            (queries.silent, actions.finish),
        ):  # fmt: skip
            for _it in found(self.now):
                self.try_to(act, by=CLOCK)

    @invariant()
    def the_books_are_right(self):
        answers = list(DeskAnswer.objects.filter(question=self.it))
        waits = self.it.state in ("waiting", "withdrawn")
        assert len(answers) == self.rounds - waits
        assert self.it.times_reopened == self.rounds - 1
        assert [it.helped for it in answers[: self.rounds - 1]] == ["no"] * (self.rounds - 1)
        assert (self.it.closed_at is None) == (self.it.state in ("waiting", "answered"))
        for kind in ("question-late", "question-remind"):
            assert Letter.objects.filter(kind=kind).count() <= self.rounds
        found = queries.terms(self.centre, MONDAY.date(), self.now.date())
        in_term = sum(it.answered_at <= it.answer_by for it in answers)
        assert (found.answered, found.in_term) == (len(answers), in_term)


def test_in_any_order_of_steps_the_clock_and_the_figures_are_right():
    class Undone(Desk):
        def __init__(self):
            self.sid = transaction.savepoint()
            super().__init__()

        def teardown(self):
            transaction.savepoint_rollback(self.sid)

    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=10, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
