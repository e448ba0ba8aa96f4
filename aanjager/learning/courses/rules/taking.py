"""Enrolling, offers, leaving."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aanjager.community.organisations.models import Organisation
from aanjager.community.seats import rules as seats
from aanjager.community.seats.choices import RUNNING
from aanjager.community.seats.rules import Hall, Taken
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.learning.courses.choices import OFFER_TERM, PROOF_TERM
from aanjager.learning.courses.models import Course, Enrolment, Run
from aanjager.learning.courses.rules.giving import closes_at, organises

State = Enrolment.State
NOT_NOW = {
    Run.State.DRAFT: gettext_lazy("Voor deze reeks kan nog niemand zich aanmelden."),
    Run.State.CLOSED: gettext_lazy("Deze reeks is voorbij."),
    Run.State.CANCELLED: gettext_lazy("Deze reeks gaat niet door."),
}


def hall(run: Run, visitors: int = 0) -> Hall:
    """The places of a run as the seat rules know them; who catches up here for a day takes one."""
    return Hall(max(0, run.places - visitors), closes_at(run), OFFER_TERM)


def clock_only(actor: Actor) -> None:
    """What goes by itself is done by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def is_holder(actor: Actor, row: Enrolment, token: str = "") -> bool:
    """Whose place it is: the person with the account, or who holds the link of the letter."""
    is_own = actor.person_id is not None and actor.person_id == row.person_id
    return is_own or (bool(token) and hash_of(token) == row.link_hash)


def _own(actor: Actor, row: Enrolment, token: str) -> None:
    """One's own, one's organisation's, or that of who gives the course."""
    speaks = row.organisation_id in actor.coordinator_of
    if not (is_holder(actor, row, token) or speaks or organises(actor, row.run.course)):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))


def _open(run: Run) -> None:
    if run.state != Run.State.OPEN:
        raise Refused(str(NOT_NOW[Run.State(run.state)]))


def enrol(
    actor: Actor, run: Run, *, at: datetime, organisation: Organisation | None = None
) -> None:
    """Everybody enrols until the closing; who speaks for an organisation does so for its people.

    Who gives the course enrols somebody by phone or on paper until the first day begins.
    """
    _open(run)
    if run.course.look != Course.Look.PASSED:
        raise Refused(_("De centrale kijkt eerst naar de cursus."))
    if organises(actor, run.course) and run.starts_at and at < run.starts_at:
        return
    if organisation is not None and organisation.pk not in actor.coordinator_of:
        raise Refused(_("Je meldt alleen mensen aan van je eigen organisatie."))
    seats.enter(actor, hall(run), at=at)


def within_limits(course: Course, *, of_organisation: int = 0, of_centre: int = 0) -> None:
    """No more people of one organisation, or of one centre, than the course allows."""
    most = course.most_per_organisation
    if most is not None and of_organisation >= most:
        raise Refused(
            ngettext(
                "Van deze organisatie doet al %(n)s mens mee of wacht er al een. Meer kan niet.",
                "Van deze organisatie doen al %(n)s mensen mee of wachten op een plaats. Meer kan niet.",
                most,
            )
            % {"n": most}
        )
    most = course.most_per_centre
    if most is not None and of_centre >= most:
        raise Refused(
            ngettext(
                "Van deze centrale doet al %(n)s mens mee of wacht er al een. Meer kan niet.",
                "Van deze centrale doen al %(n)s mensen mee of wachten op een plaats. Meer kan niet.",
                most,
            )
            % {"n": most}
        )


def prove(actor: Actor, row: Enrolment, *, token: str = "") -> None:
    """Who holds the link of the letter proves the address."""
    if not is_holder(actor, row, token):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))
    if row.state not in RUNNING:
        raise Refused(_("Deze aanmelding loopt niet meer."))


def drop_unproven(actor: Actor, row: Enrolment, *, at: datetime) -> None:
    """A place for an address that nobody proved goes to the next, after the term."""
    clock_only(actor)
    if row.proven_at or row.state not in RUNNING:
        raise Refused(_("Dit adres is al bevestigd."))
    if at < row.queued_at + PROOF_TERM:
        raise Refused(_("De tijd om te bevestigen is nog niet voorbij."))


def leave(actor: Actor, row: Enrolment, *, at: datetime, token: str = "") -> None:
    """One leaves until the first day begins; too late it is allowed as well, and the price stands."""
    _own(actor, row, token)
    _open(row.run)
    if row.run.starts_at and at >= row.run.starts_at:
        raise Refused(_("De cursus is al begonnen. Bel even wie hem geeft."))
    seats.leave(actor, row)


def free_until(run: Run) -> datetime | None:
    """Until when leaving costs nothing: so many days of 24 hours before the first day begins."""
    return run.starts_at and run.starts_at - timedelta(days=run.course.free_days)


def is_free(row: Enrolment, *, at: datetime) -> bool:
    """Leaving costs nothing: no price, no place yet, in time, or because we changed the day."""
    until = free_until(row.run)
    is_in_time = until is None or at < until
    return not row.run.course.price_cents or row.state != State.PLACED or row.is_moved or is_in_time


def come_back(actor: Actor, row: Enrolment, *, at: datetime, token: str = "") -> None:
    """Who left or let an offer lapse comes back at the end of the queue, while enrolling is open."""
    if not is_holder(actor, row, token):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))
    if row.state not in {State.CANCELLED, State.LAPSED}:
        raise Refused(_("Deze aanmelding loopt nog."))
    _open(row.run)
    seats.enter(actor, hall(row.run), at=at)


def offer_places(actor: Actor, run: Run) -> None:
    """Free places go to the queue by themselves, whoever made them free."""
    _open(run)


def accept(actor: Actor, row: Enrolment, *, at: datetime, token: str = "") -> None:
    """Who was offered a place takes it in time."""
    _own(actor, row, token)
    _open(row.run)
    seats.accept(actor, row, at=at)


def lapse(actor: Actor, row: Enrolment, *, at: datetime) -> None:
    """An offer without an answer ends by the clock."""
    clock_only(actor)
    _open(row.run)
    seats.lapse(actor, row, at=at)


def seat(actor: Actor, row: Enrolment, taken: Taken, visitors: int = 0) -> None:
    """Who gives the course gives a free place to somebody who waits."""
    if not organises(actor, row.run.course):
        raise Refused(_("Dit doet alleen wie de cursus geeft, of de centrale."))
    _open(row.run)
    seats.seat(actor, hall(row.run, visitors), taken, row)


def forget(actor: Actor) -> None:
    """What people need and the names of who took part go by the clock."""
    clock_only(actor)
