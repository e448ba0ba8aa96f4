from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.links import hash_of
from aanjager.learning.courses.models import Course, Enrolment, Run, Session
from aanjager.learning.courses.queries import token_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
STARTS = datetime(2026, 4, 1, 18, tzinfo=UTC)


class CourseFactory(DjangoModelFactory):
    """A course of the centre that everybody may know of."""

    class Meta:
        model = Course

    centre = factory.SubFactory(CentreFactory)
    title = factory.Sequence("Leren luisteren {}".format)
    subject = "guide"
    about = "Je oefent met luisteren, met echte voorbeelden."
    look = Course.Look.PASSED
    made_at = NOW


class RunFactory(DjangoModelFactory):
    """An open run of twelve places in April; without days, see `run`."""

    class Meta:
        model = Run

    course = factory.SubFactory(CourseFactory)
    places = 12
    state = Run.State.OPEN
    starts_at = STARTS
    ends_at = STARTS + timedelta(hours=2)


def run(course=None, *, days=2, starts=STARTS, online="", **facts):
    """A run with so many days, a week apart, of two hours each."""
    if course is not None:
        facts["course"] = course
    ends = starts + timedelta(days=7 * (days - 1), hours=2)
    made = RunFactory(starts_at=starts, ends_at=ends, **facts)
    for number in range(days):
        begins = starts + timedelta(days=7 * number)
        Session.objects.create(
            run=made, starts_at=begins, ends_at=begins + timedelta(hours=2),
            place="" if online else "Zaal Noord", online_url=online,
        )  # fmt: skip
    return made


class EnrolmentFactory(DjangoModelFactory):
    """A guest with a place whose address is proven."""

    class Meta:
        model = Enrolment

    run = factory.SubFactory(RunFactory)
    centre = factory.SelfAttribute("run.course.centre")
    name = factory.Sequence("Deelnemer {}".format)
    address = factory.Sequence("deelnemer-{}@example.org".format)
    state = Enrolment.State.PLACED
    queued_at = placed_at = proven_at = NOW
    code = factory.Sequence("code-{}".format)
    link_hash = factory.LazyAttribute(lambda it: hash_of(token_of(it.code)))
