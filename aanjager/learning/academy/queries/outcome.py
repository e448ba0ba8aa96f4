"""Attendance, certificates and files, for who may see them."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.seats import queries as seats
from aanjager.community.seats.choices import RUNNING
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.academy import rules
from aanjager.learning.academy.models import Certificate, Material
from aanjager.learning.courses.models import Attendance, Course, CourseNeed, Enrolment, Run, Session
from aanjager.learning.courses.queries import SEATED, WITH
from aanjager.trust.accounts.models import User


def by_link(token: str) -> Enrolment:
    """The enrolment that a letter's link is about; else 404."""
    found = Enrolment.objects.select_related(*WITH, "certificate", "need")
    return get_object_or_404(found, link_hash=hash_of(token))


def listed(actor: Actor, run: Run) -> list[Enrolment]:
    """Everybody of a run by state and name, for who gives it; nobody for others."""
    if not rules.organises(actor, run.course):
        return []
    found = run.enrolments.select_related("organisation", "invoice", "person")
    return list(found.order_by("-state", "queued_at", "pk"))


def expected(session: Session) -> list[tuple[Enrolment, Attendance | None]]:
    """Who is expected at a day, by name, with what was noted: who has a place, and who catches up."""
    noted = {
        it.enrolment_id: it
        for it in session.attendances.select_related("enrolment__organisation").all()
    }
    rows = list(session.run.enrolments.filter(state__in=SEATED).select_related("organisation"))
    rows += [it.enrolment for it in noted.values() if it.instead_of_id]
    return [(row, noted.get(row.pk)) for row in sorted(rows, key=lambda it: (it.name, it.pk))]


def there(row: Enrolment) -> dict[int, bool]:
    """What was noted of each day of an enrolment; a day that was made up for counts as attended."""
    noted: dict[int, bool] = {}
    for it in row.attendances.all():
        day = it.instead_of_id or it.session_id
        if it.was_there is not None:
            noted[day] = noted.get(day, False) or it.was_there
    return noted


def progress_of(row: Enrolment, days: list[Session]) -> rules.Progress:
    """How far somebody is in a run with these days."""
    return rules.progress(row.run.course, [it.pk for it in days], there(row))


def missed(row: Enrolment, days: list[Session]) -> list[Session]:
    """The days that somebody missed and does not make up for yet."""
    noted = there(row)
    booked = {
        it.instead_of_id
        for it in row.attendances.all()
        if it.instead_of_id and it.was_there is None
    }
    return [day for day in days if noted.get(day.pk) is False and day.pk not in booked]


def about_to_catch_up(row: Enrolment, day: Session, at: datetime) -> list[tuple[Session, int]]:
    """Days of other runs where a missed day can be made up for: the same number in order, with room."""
    number = list(row.run.sessions.values_list("pk", flat=True)).index(day.pk)
    others = Run.objects.filter(course=row.run.course_id, state=Run.State.OPEN).exclude(
        pk=row.run_id
    )
    found = []
    for run in others.filter(ends_at__gt=at).prefetch_related("sessions").order_by("starts_at"):
        days = list(run.sessions.all())
        if number < len(days) and days[number].starts_at > at:
            days[number].run = run
            found.append((days[number], room_at(days[number])))
    return [(it, left) for it, left in found if left > 0]


def room_at(session: Session) -> int:
    """How many places are free on one day, for who catches up."""
    taken = seats.taken(session.run.enrolments.all())
    visiting = session.attendances.filter(instead_of__isnull=False).count()
    return session.run.places - taken.seated - taken.offered - visiting


def not_noted(run: Run) -> int:
    """Of how many days it was not noted who was there."""
    return run.sessions.filter(noted_at=None).count()


def certificate(number: str) -> Certificate | None:
    """The certificate of a number as people type it; None when there is none."""
    sign = "".join(it for it in number.upper() if it.isalnum())[:10]
    return (
        Certificate.objects.filter(number=sign)
        .select_related("enrolment__run__course__centre")
        .first()
        if sign
        else None
    )


def certificates_of(rows: list[Enrolment]) -> dict[int, Certificate]:
    """The certificates of these enrolments, by the key of the enrolment; one statement."""
    found = Certificate.objects.filter(enrolment__in=[row.pk for row in rows])
    return {it.enrolment_id: it for it in found}


def to_bill(run: Run) -> list[Enrolment]:
    """For whom the price stands and no invoice was made: who has or had a place, or left too late."""
    stands = Q(state__in=SEATED) | Q(is_charged=True)
    found = run.enrolments.filter(stands, invoice=None).select_related("organisation", "person")
    return list(found.order_by("organisation", "name", "pk"))


def materials(course: Course) -> list[Material]:
    """The files of a course."""
    return list(course.materials.order_by("title", "pk"))


def material(course: Course, pk: int) -> Material:
    """One file of a course; else 404."""
    return get_object_or_404(course.materials, pk=pk)


def to_finish(at: datetime) -> QuerySet[Run]:
    """Runs that ended a day ago or longer and of which every day was noted."""
    found = Run.objects.filter(state=Run.State.OPEN, ends_at__lt=at - timedelta(days=1))
    return found.exclude(Q(sessions__noted_at=None)).select_related("course").order_by("pk")


def to_pass_by(at: datetime) -> QuerySet[Run]:
    """Runs that began while people still waited for a place."""
    begun = Run.objects.filter(state=Run.State.OPEN, starts_at__lte=at)
    return begun.filter(enrolments__state=Enrolment.State.WAITING).distinct().order_by("pk")


def check_link(it: Certificate) -> str:
    """The whole address of the page that says whether a number is real."""
    course = it.enrolment.run.course
    return centres.link(course.centre, f"{reverse('academy:check')}?nummer={it.number}")


def as_data(it: Certificate) -> dict[str, object]:
    """A certificate as data: what the paper says, and nothing more."""
    return {"number": it.number, "name": it.name, **it.facts, "check": check_link(it)}


def as_words(it: Certificate) -> list[tuple[str, str, str]]:
    """What a certificate says, as code, words and value."""
    facts = it.facts
    first, last = (
        date_format(date.fromisoformat(facts[name]), "j F Y") for name in ("from", "until")
    )
    times = _("%(attended)s van de %(sessions)s") % facts
    given = date_format(date.fromisoformat(facts["issued_on"]), "j F Y")
    return [
        ("number", _("Nummer"), it.number),
        ("name", _("Naam"), it.name or _("(gewist)")),
        ("course", _("Cursus"), facts["course"]),
        ("given_by", _("Gegeven door"), facts["given_by"]),
        ("centre", _("Centrale"), facts["centre"]),
        ("days", _("Wanneer"), first if first == last else f"{first} – {last}"),
        ("times", _("Aanwezig"), times),
        ("hours", _("Uren"), number_format(facts["hours"])),
        ("issued_on", _("Uitgegeven op"), given),
    ]


def of_person(actor: Actor) -> QuerySet[Enrolment]:
    """The actor's own enrolments, also those a colleague made for the proven address; newest first."""
    mine = Q(person=actor.person_id or 0)
    address = User.objects.filter(pk=actor.user_id or 0).values_list("email", flat=True).first()
    if address:
        mine |= Q(address__iexact=address)
    found = Enrolment.objects.filter(mine).select_related("run__course__centre")
    return found.order_by("-run__starts_at", "-pk")


def of_organisations(actor: Actor) -> QuerySet[Enrolment]:
    """The people of the organisations that the actor speaks for, the newest run first."""
    found = Enrolment.objects.filter(organisation__in=actor.coordinator_of)
    found = found.select_related("run__course__centre", "organisation")
    return found.order_by("-run__starts_at", "name", "pk")


def needs(run: Run) -> list[CourseNeed]:
    """What people need; read only through the action that writes down who looked."""
    found = CourseNeed.objects.filter(enrolment__run=run, enrolment__state__in=RUNNING)
    return list(found.select_related("enrolment").order_by("enrolment__name", "pk"))


def given_by_organisation(actor: Actor) -> list[Course]:
    """The courses of the organisations that the actor speaks for, by title."""
    found = Course.objects.filter(organisation__in=actor.coordinator_of)
    return list(found.order_by("title", "pk"))
