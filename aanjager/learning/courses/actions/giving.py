"""Making courses, runs and days; files for who takes part."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.seats.choices import RUNNING
from aanjager.kernel.actor import Actor
from aanjager.learning.courses import emails, queries, rules
from aanjager.learning.courses.actions.taking import _fill, take_run
from aanjager.learning.courses.choices import Below
from aanjager.learning.courses.models import Academy, Course, Run, Session
from aanjager.trust import audit

Look = Course.Look


@dataclass(frozen=True)
class CourseFacts:
    """A course as it is filled in, with its rules."""

    title: str
    subject: str
    about: str
    price_cents: int = 0
    minimum: int = 1
    below: str = Below.CANCEL
    decide_days: int = 7
    free_days: int = 1
    is_first_obligatory: bool = False
    may_miss: int = 0
    may_catch_up: bool = False
    most_per_organisation: int | None = None
    most_per_centre: int | None = None
    asks_needs: bool = False
    in_brief: str = ""


@dataclass(frozen=True)
class SessionFacts:
    """A day as it is filled in."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    online_url: str = ""


def _take_course(course: Course) -> Course:
    taken = Course.objects.select_for_update().get(pk=course.pk)
    taken.centre, taken.organisation = course.centre, course.organisation
    return taken


@transaction.atomic
def make(
    centre: Centre, facts: CourseFacts, *, by: Actor, at: datetime,
    organisation: Organisation | None = None,
) -> Course:  # fmt: skip
    """Make a course; one that an organisation opens to others is looked at by the centre first."""
    rules.make(by, centre, organisation=organisation)
    passes = by.works_for(centre)
    made = Course.objects.create(
        centre=centre, organisation=organisation, made_at=at,
        look=Look.PASSED if passes else Look.WAITING, **asdict(facts),
    )  # fmt: skip
    audit.record("course.made", made, by=by, at=at)
    if not passes:
        emails.to_look(made, at=at)
    return made


@transaction.atomic
def change(course: Course, facts: CourseFacts, *, by: Actor, at: datetime) -> Course:
    """Change a course; what an organisation says anew is looked at anew."""
    course = _take_course(course)
    has_people = queries.has_people(course)
    rules.change(by, course, price_cents=facts.price_cents, has_people=has_people)
    is_other = (facts.title, facts.about) != (course.title, course.about)
    for name, value in asdict(facts).items():
        setattr(course, name, value)
    if not by.works_for(course) and (is_other or course.look == Look.REFUSED):
        course.look, course.look_reason = Look.WAITING, ""
        emails.to_look(course, at=at)
    course.save()
    audit.record("course.changed", course, by=by, at=at)
    return course


@transaction.atomic
def look(course: Course, *, passes: bool, reason: str = "", by: Actor, at: datetime) -> Course:
    """Let a course of an organisation online, or say why not."""
    course = _take_course(course)
    rules.look(by, course, passes=passes, reason=reason)
    course.look = Look.PASSED if passes else Look.REFUSED
    course.look_reason = "" if passes else reason.strip()[:300]
    course.save(update_fields=["look", "look_reason"])
    audit.record("course.looked", course, by=by, at=at, passes=passes)
    emails.looked(course, at=at)
    return course


@transaction.atomic
def share(centre: Centre, *, shares: bool, by: Actor, at: datetime) -> None:
    """Put the courses of a centre in the joint calendar, or take them out."""
    rules.share(by, centre)
    Academy.objects.update_or_create(centre=centre, defaults={"shares": shares})
    audit.record("academy.shared", centre, by=by, at=at, shares=shares)


@transaction.atomic
def add_run(
    course: Course, places: int, closes_at: datetime | None = None, *, by: Actor, at: datetime
) -> Run:
    """Plan a course once more, as a draft."""
    rules.add_run(by, course)
    made = Run.objects.create(course=course, places=places, closes_at=closes_at)
    audit.record("course.run_added", course, by=by, at=at, run=made.pk)
    return made


@transaction.atomic
def change_run(
    run: Run, places: int, closes_at: datetime | None, *, by: Actor, at: datetime
) -> Run:
    """Change the places and the closing; more places go to who waits, at once."""
    run = take_run(run.pk)
    rules.change_run(by, run)
    has_more = places > run.places
    run.places, run.closes_at = places, closes_at
    run.save(update_fields=["places", "closes_at"])
    audit.record("course.run_changed", run.course, by=by, at=at, run=run.pk, places=places)
    if has_more and run.state == Run.State.OPEN:
        _fill(run, by=by, at=at, at_once=True)
    return run


def _set_span(run: Run) -> None:
    days = queries.days_of(run)
    run.starts_at = days[0].starts_at if days else None
    run.ends_at = max(it.ends_at for it in days) if days else None
    run.save(update_fields=["starts_at", "ends_at", "sequence"])


@transaction.atomic
def add_session(run: Run, facts: SessionFacts, *, by: Actor, at: datetime) -> Session:
    """Add a day to a run that is not open yet."""
    run = take_run(run.pk)
    rules.add_session(by, run, many=run.sessions.count())
    made = Session.objects.create(run=run, **asdict(facts))
    _set_span(run)
    audit.record("course.day_added", run.course, by=by, at=at, run=run.pk)
    return made


@transaction.atomic
def change_session(session: Session, facts: SessionFacts, *, by: Actor, at: datetime) -> Session:
    """Move a day or its place; who takes part or waits hears of it and may leave for free."""
    run = take_run(session.run_id)
    session.run = run
    rules.change_session(by, session, at=at)
    for name, value in asdict(facts).items():
        setattr(session, name, value)
    session.save()
    run.sequence += 1
    _set_span(run)
    audit.record("course.day_changed", run.course, by=by, at=at, run=run.pk, day=session.pk)
    if run.state == Run.State.OPEN:
        run.enrolments.filter(state__in=RUNNING).update(is_moved=True)
        for row in queries.running(run):
            emails.moved(row, at=at)
    return session


@transaction.atomic
def remove_session(session: Session, *, by: Actor, at: datetime) -> None:
    """Take a day away before people enrol."""
    run = take_run(session.run_id)
    session.run = run
    rules.remove_session(by, session)
    session.delete()
    _set_span(run)
    audit.record("course.day_removed", run.course, by=by, at=at, run=run.pk)


@transaction.atomic
def open_up(run: Run, *, by: Actor, at: datetime) -> Run:
    """Let people enrol."""
    run = take_run(run.pk)
    rules.open_up(by, run, at=at)
    run.state = Run.State.OPEN
    run.save(update_fields=["state"])
    audit.record("course.opened", run.course, by=by, at=at, run=run.pk)
    return run
