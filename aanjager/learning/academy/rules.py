"""Attendance, catching up, certificates, evaluation, files and the bill: who may, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.academy.choices import EVALUATION_TERM, MOST_MATERIALS, QUESTIONS
from aanjager.learning.academy.models import Certificate
from aanjager.learning.courses.models import Course, Enrolment, Run, Session
from aanjager.learning.courses.rules import clock_only, is_holder, organise, organises

State = Enrolment.State
TOOK_PART = frozenset({State.PLACED, State.PRESENT, State.ABSENT})


@dataclass(frozen=True)
class Progress:
    """How far somebody is: sessions attended (made up ones too), missed, of so many."""

    attended: int
    missed: int
    of: int
    missed_first: bool
    is_enough: bool
    is_out: bool


def progress(course: Course, days: Sequence[int], there: Mapping[int, bool]) -> Progress:
    """Judge attendance: `days` are the keys of the sessions in order, `there` what was noted of each."""
    attended = sum(there.get(day, False) for day in days)
    missed = sum(not there.get(day, True) for day in days)
    missed_first = bool(days) and not there.get(days[0], True)
    is_out = missed > course.may_miss or (course.is_first_obligatory and missed_first)
    is_all = attended + missed == len(days)
    is_enough = bool(days) and is_all and not is_out and attended > 0
    return Progress(attended, missed, len(days), missed_first, is_enough, is_out)


def may_finish_later(course: Course, it: Progress) -> bool:
    """Who misses too much can still make up for it, where the course allows that."""
    return it.is_out and course.may_catch_up


def note_session(actor: Actor, session: Session, *, at: datetime) -> None:
    """Who gives the course notes who was there, once the day began; also later, from paper."""
    organise(actor, session.run.course)
    if session.run.state == Run.State.CANCELLED:
        raise Refused(_("Deze reeks gaat niet door."))
    if session.run.state == Run.State.DRAFT or at < session.starts_at:
        raise Refused(_("Deze dag is nog niet begonnen."))


def pass_by(actor: Actor, run: Run, *, at: datetime) -> None:
    """The clock tells who waited in vain, as soon as the first day begins."""
    clock_only(actor)
    if run.state != Run.State.OPEN or run.starts_at is None or at < run.starts_at:
        raise Refused(_("Deze reeks is nog niet begonnen."))


def catch_up(
    actor: Actor, row: Enrolment, missed: Session, other: Session, *, at: datetime,
    token: str = "", is_missed: bool = True, left: int = 1,
) -> None:  # fmt: skip
    """Who missed a day makes up for it at a day to come of another run, where there is a place."""
    course = row.run.course
    speaks = row.organisation_id in actor.coordinator_of
    if not (is_holder(actor, row, token) or speaks or organises(actor, course)):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))
    if not course.may_catch_up:
        raise Refused(_("Bij deze cursus kun je niet inhalen."))
    if row.state not in TOOK_PART or missed.run_id != row.run_id or not is_missed:
        raise Refused(_("Deze dag heb je niet gemist, of je haalt hem al in."))
    if other.run.course_id != course.pk or other.run_id == row.run_id:
        raise Refused(_("Kies een dag van een andere reeks van dezelfde cursus."))
    if other.run.state != Run.State.OPEN or at >= other.starts_at:
        raise Refused(_("Op die dag kun je niet meer inhalen."))
    if left <= 0:
        raise Refused(_("Op die dag is geen plaats meer. Kies een andere dag."))


def finish(actor: Actor, run: Run, *, at: datetime, not_noted: int = 0) -> None:
    """A run is finished when its last day is over and of every day it is noted who was there."""
    organise(actor, run.course)
    if run.state != Run.State.OPEN:
        raise Refused(_("Deze reeks staat niet open."))
    if run.ends_at is None or at < run.ends_at:
        raise Refused(_("De laatste dag is nog niet voorbij."))
    if not_noted:
        raise Refused(_("Vul eerst van elke dag in wie er was."))


def withdraw(actor: Actor, certificate: Certificate, *, reason: str = "-") -> None:
    """The centre takes a certificate back when it was wrong; the check page says so."""
    if not actor.works_for(certificate.enrolment.run.course):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))
    if certificate.withdrawn_at:
        raise Refused(_("Dit certificaat is al ingetrokken."))
    if not reason.strip():
        raise Refused(_("Schrijf waarom. Het staat op de pagina waar het nummer wordt nagekeken."))


def evaluate(
    actor: Actor, row: Enrolment, *, at: datetime, token: str = "",
    answers: Mapping[str, int] | None = None,
) -> None:  # fmt: skip
    """Who took part answers once, until three weeks after the end."""
    if not is_holder(actor, row, token):
        raise Refused(_("Dit beantwoordt alleen wie meedeed."))
    run = row.run
    if run.closed_at is None or row.state not in {State.PRESENT, State.ABSENT}:
        raise Refused(_("De vragen komen als de cursus voorbij is."))
    if row.is_evaluated:
        raise Refused(_("Je hebt al geantwoord. Dank je wel."))
    if at >= run.closed_at + EVALUATION_TERM:
        raise Refused(_("De tijd om te antwoorden is voorbij."))
    if answers is not None and (
        set(answers) != set(QUESTIONS) or not all(1 <= it <= 4 for it in answers.values())
    ):
        raise Refused(_("Beantwoord alle drie de vragen."))


def read_results(actor: Actor, run: Run, *, at: datetime) -> None:
    """Figures are shown when nobody can answer any more, so that no two moments are compared."""
    organise(actor, run.course)
    if run.closed_at is None or at < run.closed_at + EVALUATION_TERM:
        raise Refused(_("De cijfers komen drie weken na het einde, als niemand meer antwoordt."))


def bill(actor: Actor, run: Run, *, at: datetime, many: int = 1) -> None:
    """The centre bills its own courses, once they have begun; an organisation does that itself."""
    course = run.course
    if not actor.works_for(course):
        raise Refused(_("Alleen de medewerkers van deze centrale maken facturen."))
    if course.organisation_id:
        raise Refused(_("Deze cursus is van een organisatie. Die stuurt zelf de rekening."))
    if not course.price_cents:
        raise Refused(_("Deze cursus is gratis."))
    is_on = run.state in {Run.State.OPEN, Run.State.CLOSED}
    if not is_on or run.starts_at is None or at < run.starts_at:
        raise Refused(_("Een rekening komt als de cursus begonnen is."))
    if not many:
        raise Refused(_("Voor iedereen is al een factuur gemaakt."))


def take_material(actor: Actor, course: Course, row: Enrolment | None, token: str = "") -> None:
    """Files are for who takes part and who gives the course."""
    if organises(actor, course):
        return
    is_in = row is not None and row.run.course_id == course.pk and row.state in TOOK_PART
    if row is None or not is_in or not is_holder(actor, row, token):
        raise Refused(_("Deze bestanden zijn voor wie meedoet."))


def forget(actor: Actor) -> None:
    """Names on old certificates go by the clock."""
    clock_only(actor)


def add_material(actor: Actor, course: Course, *, many: int = 0) -> None:
    """Who gives the course adds files for who takes part."""
    organise(actor, course)
    if many >= MOST_MATERIALS:
        raise Refused(_("Er staan al twintig bestanden. Haal er eerst een weg."))


def remove_material(actor: Actor, course: Course) -> None:
    """Who gives the course takes a file away."""
    organise(actor, course)


def look_at_needs(actor: Actor, run: Run) -> None:
    """Only who gives the course reads what people need, and it is written down that they looked."""
    organise(actor, run.course)
