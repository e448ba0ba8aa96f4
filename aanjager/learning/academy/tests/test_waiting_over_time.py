"""Whatever people do and however time passes: who waits in vain hears it, once, and nobody else does.

The story is that of the places of courses, with the clock of the academy beside it.
"""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import invariant, run_state_machine_as_test

from aanjager.kernel.actor import CLOCK
from aanjager.learning.academy import actions, queries
from aanjager.learning.courses.models import Course, Enrolment, Run
from aanjager.learning.courses.tests.factories import EnrolmentFactory
from aanjager.learning.courses.tests.test_over_time import EXAMPLES, Story
from aanjager.trust.letters.models import Letter


class WaitingStory(Story):
    """The same people, with one place, two who wait and two days left; the clock comes by when a run begins."""

    def __init__(self):
        super().__init__()
        Course.objects.filter(pk=self.course.pk).update(minimum=1)
        self.course.minimum, self.clocked = 1, None
        Run.objects.filter(course=self.course).update(places=1)
        self.at = self.runs[0].starts_at - timedelta(days=2)
        EnrolmentFactory(run=self.runs[0])
        EnrolmentFactory.create_batch(2, run=self.runs[0], state="waiting", placed_at=None)

    def clock_works(self):
        super().clock_works()
        for _twice in range(2):
            for it in queries.to_pass_by(self.at):
                self.attempt(actions.pass_by, it, by=CLOCK)
        self.clocked = self.at

    @invariant()
    def who_waited_in_vain_hears_it_once(self):
        missed = Enrolment.objects.filter(state="missed")
        told = Letter.objects.filter(kind="course-passed-by").values_list("to_address", flat=True)
        assert sorted(told) == sorted(missed.values_list("address", flat=True))

    @invariant()
    def nobody_is_passed_by_before_it_begins_and_nobody_waits_after(self):
        assert not Enrolment.objects.filter(state="missed", run__starts_at__gt=self.at).exists()
        if self.clocked:
            begun = Run.objects.filter(state="open", starts_at__lte=self.clocked)
            assert not Enrolment.objects.filter(run__in=begun, state="waiting").exists()


class TestWaitingOverTime(TestCase):
    """The stories, each in a database of its own."""

    def test_who_waits_in_vain_hears_it_once(self):
        run_state_machine_as_test(
            WaitingStory,
            settings=settings(
                max_examples=2 * EXAMPLES,
                stateful_step_count=24,
                deadline=None,
                derandomize=EXAMPLES < 100,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
