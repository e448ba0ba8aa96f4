"""Making courses and runs, and what happens to a run as a whole."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses.choices import MOST_SESSIONS
from aanjager.learning.courses.models import Course, Run, Session

State = Run.State


def organises(actor: Actor, course: Course) -> bool:
    """Staff of the centre, and who speaks for the organisation that gives the course."""
    return actor.works_for(course) or course.organisation_id in actor.coordinator_of


def organise(actor: Actor, course: Course) -> None:
    """Only who gives the course, and the centre, work on it."""
    if not organises(actor, course):
        raise Refused(_("Dit doet alleen wie de cursus geeft, of de centrale."))


def make(actor: Actor, centre: Centre, *, organisation: Organisation | None = None) -> None:
    """Staff make courses; an organisation of the centre opens its own to others."""
    if actor.works_for(centre):
        return
    if organisation is None or organisation.pk not in actor.coordinator_of:
        raise Refused(_("Cursussen maken de centrale en organisaties die hun cursus openstellen."))
    if organisation.centre_id != centre.pk or organisation.status != Organisation.Status.APPROVED:
        raise Refused(_("Dit kan als de centrale jullie organisatie heeft goedgekeurd."))


def change(actor: Actor, course: Course, *, price_cents: int = 0, has_people: bool = False) -> None:
    """Who gives it changes it; the price stays once somebody enrolled for it."""
    organise(actor, course)
    if has_people and price_cents != course.price_cents:
        raise Refused(_("Er zijn al mensen aangemeld voor deze prijs. Maak een nieuwe cursus."))


def look(actor: Actor, course: Course, *, passes: bool = True, reason: str = "") -> None:
    """The centre looks at what an organisation offers, and says why not."""
    if not actor.works_for(course):
        raise Refused(_("Hier kijkt de centrale naar."))
    if not passes and not reason.strip():
        raise Refused(_("Schrijf waarom niet. De organisatie leest het."))


def share(actor: Actor, centre: Centre) -> None:
    """Staff say whether their courses stand in the joint calendar."""
    if not actor.works_for(centre):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))


def _not_over(run: Run) -> None:
    if run.state in {State.CLOSED, State.CANCELLED}:
        raise Refused(_("Deze reeks is voorbij."))


def add_run(actor: Actor, course: Course) -> None:
    """Who gives the course plans it again."""
    organise(actor, course)


def change_run(actor: Actor, run: Run) -> None:
    """Places and the closing change until a run is over; fewer places put nobody out."""
    organise(actor, run.course)
    _not_over(run)


def add_session(actor: Actor, run: Run, *, many: int = 0) -> None:
    """A day is added before people enrol, so that everybody knew all days."""
    organise(actor, run.course)
    if run.state != State.DRAFT:
        raise Refused(
            _("Mensen melden zich al aan voor deze dagen. Wijzig een dag, of maak een reeks.")
        )
    if many >= MOST_SESSIONS:
        raise Refused(_("Een reeks heeft hoogstens twintig dagen."))


def change_session(actor: Actor, session: Session, *, at: datetime) -> None:
    """A day that has not begun can move; who takes part hears of it and may leave for free."""
    organise(actor, session.run.course)
    _not_over(session.run)
    if session.run.state == State.OPEN and at >= session.starts_at:
        raise Refused(_("Deze dag is al begonnen."))


def remove_session(actor: Actor, session: Session) -> None:
    """A day goes only before people enrol."""
    add_session(actor, session.run)


def open_up(actor: Actor, run: Run, *, at: datetime) -> None:
    """A run opens when the centre looked at the course and it has a day to come."""
    organise(actor, run.course)
    if run.state != State.DRAFT:
        raise Refused(_("Deze reeks staat al open, of is voorbij."))
    if run.course.look != Course.Look.PASSED:
        raise Refused(_("De centrale kijkt eerst naar de cursus."))
    if run.starts_at is None:
        raise Refused(_("Zet er eerst een dag bij."))
    if run.starts_at <= at:
        raise Refused(_("De eerste dag is al geweest. Kies een dag die komt."))


def cancel_run(actor: Actor, run: Run, *, reason: str = "-") -> None:
    """A run is called off with a reason, which everybody who takes part or waits reads."""
    organise(actor, run.course)
    _not_over(run)
    if not reason.strip():
        raise Refused(_("Schrijf waarom het niet doorgaat. De deelnemers lezen het."))


def merge(actor: Actor, run: Run, into: Run | None = None, *, at: datetime) -> None:
    """Everybody goes to another run of the same course that is open and has not begun."""
    organise(actor, run.course)
    if run.state != State.OPEN:
        raise Refused(_("Alleen een reeks die openstaat kan samengaan met een andere."))
    if run.starts_at and at >= run.starts_at:
        raise Refused(_("Deze reeks is al begonnen."))
    if into is not None and (into.course_id != run.course_id or into.pk == run.pk):
        raise Refused(_("Kies een andere reeks van dezelfde cursus."))
    if into is None or into.state != State.OPEN or closes_at(into) <= at:
        raise Refused(_("Er is geen andere datum waar mensen heen kunnen."))


def closes_at(run: Run) -> datetime:
    """When one can no longer enrol: what was set, and never after the first day begins."""
    assert run.starts_at is not None
    return min(run.closes_at or run.starts_at, run.starts_at)


def decides_on(run: Run) -> date | None:
    """The day on which it is decided whether there are enough people."""
    if run.starts_at is None:
        return None
    return localdate(run.starts_at) - timedelta(days=run.course.decide_days)


def decide(actor: Actor, run: Run, *, at: datetime) -> None:
    """The clock looks at the minimum once, from the day of deciding until the first day begins."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    day = decides_on(run)
    if run.state != State.OPEN or run.decided_at or day is None:
        raise Refused(_("Hierover is al beslist."))
    if localdate(at) < day or (run.starts_at and at >= run.starts_at):
        raise Refused(_("Vandaag is niet de dag om te beslissen."))


def warn_short(actor: Actor, run: Run, *, many: int, at: datetime) -> None:
    """The clock says it when enrolling closed below the minimum, and it is decided on a day to come."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if run.state != State.OPEN or run.decided_at:
        raise Refused(_("Hierover is al beslist."))
    if at < closes_at(run) or many >= run.course.minimum:
        raise Refused(_("Aanmelden kan nog, of er zijn genoeg mensen."))


def remind(actor: Actor, session: Session, *, at: datetime) -> None:
    """The clock reminds of a day of a run that goes on, on the day before it by the calendar here."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if session.run.state != State.OPEN:
        raise Refused(_("Deze reeks is voorbij."))
    if localdate(session.starts_at) != localdate(at) + timedelta(days=1):
        raise Refused(_("Deze dag is niet morgen."))
