"""Courses and runs, for who may see them."""

from datetime import date, datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.learning.courses.models import Academy, Course, Enrolment, Run, Session
from aanjager.learning.courses.rules import closes_at, organises

State = Run.State
SEATED = Count("enrolments", filter=Q(enrolments__state__in=["placed", "offered", "present"]))
WAITING = Count("enrolments", filter=Q(enrolments__state="waiting"))
FINISHED = Count("enrolments", filter=Q(enrolments__state="present"))


def _counted(found: QuerySet[Run]) -> QuerySet[Run]:
    return found.annotate(seated=SEATED, waiting=WAITING)


def _coming(at: datetime) -> QuerySet[Run]:
    """Runs to come of courses that everybody may know of."""
    found = Run.objects.filter(state=State.OPEN, starts_at__gt=at)
    found = found.filter(course__look=Course.Look.PASSED, course__centre__is_open=True)
    return found.select_related("course__centre", "course__organisation")


def _of_centres(found: QuerySet[Run], centre: Centre | None, *, together: bool) -> QuerySet[Run]:
    """Of the visited centre; together, and at the network's own address, of who shares."""
    sharing = Q(course__centre__academy__shares=True)
    if centre is None:
        return found.filter(sharing)
    here = Q(course__centre=centre)
    return found.filter(here | sharing if together else here)


def search(
    centre: Centre | None, at: datetime, *, text: str = "", subject: str = "",
    day: date | None = None, place: str = "", together: bool = False,
) -> QuerySet[Run]:  # fmt: skip
    """Runs to come with their days, the first day first."""
    found = _of_centres(_coming(at), centre, together=together)
    for word in text.split()[:5]:
        found = found.filter(Q(course__title__icontains=word) | Q(course__about__icontains=word))
    if subject:
        found = found.filter(course__subject=subject)
    if day:
        found = found.filter(starts_at__date__gte=day)
    if place:
        there = Session.objects.filter(place__icontains=place)
        found = found.filter(pk__in=there.values("run"))
    return _counted(found).prefetch_related("sessions").order_by("starts_at", "pk")


def joint(centre: Centre | None, at: datetime) -> QuerySet[Session]:
    """Every day to come of the centres that share, the first first; at a centre its own days too."""
    runs = _of_centres(_coming(at), centre, together=True)
    found = Session.objects.filter(run__in=runs.values("pk"), starts_at__gt=at)
    return found.select_related("run__course__centre").order_by("starts_at", "pk")


def one(actor: Actor, pk: int) -> Course:
    """A course that one may see; else 404."""
    found = Course.objects.visible_to(actor).select_related("centre", "organisation")
    return get_object_or_404(found, pk=pk)


def runs_of(actor: Actor, course: Course, at: datetime) -> list[Run]:
    """The runs of a course with their days; for who does not give it, what comes and was not called off."""
    found = _counted(Run.objects.filter(course=course)).prefetch_related("sessions")
    if not organises(actor, course):
        coming = Q(state=State.OPEN, ends_at__gt=at) | Q(state=State.CANCELLED, starts_at__gt=at)
        found = found.filter(coming)
    runs = list(found.order_by(F("starts_at").asc(nulls_last=True), "pk"))
    for run in runs:
        run.course = course
    return runs


def left_in(run: Run) -> int:
    """How many places are free in a run that was counted."""
    return max(0, run.places - getattr(run, "seated", 0))


def visible_run(actor: Actor, course: int, pk: int) -> Run:
    """A run of a course that one may see, no draft; else 404."""
    found = Run.objects.filter(course__in=Course.objects.visible_to(actor), course=course)
    found = found.exclude(state=State.DRAFT).select_related(
        "course__centre", "course__organisation"
    )
    return get_object_or_404(found, pk=pk)


def organised(actor: Actor, pk: int) -> Course:
    """A course that the actor gives; else 404."""
    return get_object_or_404(given_by(actor).select_related("centre", "organisation"), pk=pk)


def given_by(actor: Actor) -> QuerySet[Course]:
    """The courses of the actor's centres and organisations."""
    own = Q(centre__in=actor.staff_of) | Q(organisation__in=actor.coordinator_of)
    return Course.objects.filter(own)


def organised_run(actor: Actor, pk: int) -> Run:
    """A run that the actor gives; else 404."""
    found = Run.objects.filter(course__in=given_by(actor))
    return get_object_or_404(
        found.select_related("course__centre", "course__organisation", "merged_into"), pk=pk
    )


def session(run: Run, pk: int) -> Session:
    """One day of a run; else 404."""
    found = get_object_or_404(run.sessions, pk=pk)
    found.run = run
    return found


def days_of(run: Run) -> list[Session]:
    """The days of a run in order."""
    return list(run.sessions.order_by("starts_at", "pk"))


def next_run(run: Run, at: datetime) -> Run | None:
    """The next run of the same course where people can go; None when there is none."""
    found = Run.objects.filter(course=run.course_id, state=State.OPEN, starts_at__gt=at)
    found = found.exclude(pk=run.pk).order_by("starts_at", "pk")
    return next((it for it in found if closes_at(it) > at), None)


def of_desk(actor: Actor, centre: Centre, text: str = "") -> QuerySet[Course]:
    """The courses of a centre for its staff: what waits for a look first, then by title, with runs."""
    found = Course.objects.filter(centre=centre, centre__in=actor.staff_of)
    for word in text.split()[:5]:
        found = found.filter(title__icontains=word)
    runs = _counted(Run.objects.all()).order_by(F("starts_at").desc(nulls_first=True), "pk")
    return (
        found.select_related("organisation")
        .prefetch_related(Prefetch("runs", queryset=runs))
        .order_by(F("look").desc(), "title", "pk")
    )


def on_behalf(actor: Actor, centre: Centre | None = None) -> list[Organisation]:
    """The approved organisations that the actor speaks for, of one centre when asked."""
    if not actor.coordinator_of:
        return []
    found = Organisation.objects.approved().filter(pk__in=actor.coordinator_of)
    found = found.filter(centre=centre) if centre else found
    return list(found.select_related("centre").order_by("name", "pk"))


def bodies_of(centre: Centre) -> list[Organisation]:
    """The approved organisations of a centre, by name."""
    return list(Organisation.objects.approved().filter(centre=centre).order_by("name", "pk"))


def is_sharing(centre: Centre) -> bool:
    """Whether the courses of a centre stand in the joint calendar."""
    return Academy.objects.filter(centre=centre, shares=True).exists()


def has_people(course: Course) -> bool:
    """Whether anybody ever enrolled for a course."""
    return Enrolment.objects.filter(run__course=course).exists()
