"""Who asks for an expert, offers, accepts, declines and passes on, and why not."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from aanjager.advice.assignments.choices import MOST_OFFERS, Side, Wanted
from aanjager.advice.assignments.models import Assignment, Offer
from aanjager.advice.experts.choices import Kind, Pay
from aanjager.advice.experts.models import Expert, PoolMember
from aanjager.advice.experts.rules import is_own
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused

State, Asked = Assignment.State, Offer.State
OPEN = (State.ASKED, State.OFFERED)
RUNS = (State.ACCEPTED, State.WORKING)
LIVES = (*OPEN, *RUNS, State.DELIVERED)
STOPPABLE = {Side.CENTRE: LIVES, Side.EXPERT: RUNS, Side.ORGANISATION: (*OPEN, *RUNS)}


def staff_only(actor: Actor, it: Assignment | Organisation) -> None:
    """Staff of the centre."""
    if not actor.works_for(it):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))


def ask(
    actor: Actor, organisation: Organisation, *, due_on: date | None = None,
    today: date | None = None,
) -> None:  # fmt: skip
    """Staff, or the organisation itself, ask for an expert with a day that is still to come."""
    if organisation.pk not in actor.coordinator_of:
        staff_only(actor, organisation)
    if organisation.status != Organisation.Status.APPROVED:
        raise Refused(_("Deze organisatie doet nu niet mee."))
    if due_on and today and due_on <= today:
        raise Refused(_("Kies een dag die nog komt."))


def change(actor: Actor, it: Assignment) -> None:
    """Staff change what is asked until it is delivered; what was agreed on it is asked again."""
    staff_only(actor, it)
    if it.state not in (*OPEN, *RUNS):
        raise Refused(_("Deze opdracht is opgeleverd of voorbij en verandert niet meer."))


def offer(actor: Actor, it: Assignment, member: PoolMember | None = None, *, waiting: int = 0,
          is_asked: bool = False) -> None:  # fmt: skip
    """Staff ask somebody of their own pool who has room, a few at a time."""
    staff_only(actor, it)
    if it.state not in OPEN:
        raise Refused(_("Deze opdracht zoekt niemand meer."))
    if waiting >= MOST_OFFERS:
        raise Refused(_("Er wachten al drie vragen. Wacht even op een antwoord."))
    if member is not None:
        _can_be_asked(it, member, is_asked=is_asked)


def _can_be_asked(it: Assignment, member: PoolMember, *, is_asked: bool) -> None:
    if member.centre_id != it.centre_id or member.state != PoolMember.State.IN:
        raise Refused(_("Deze deskundige staat niet in de pool van de centrale."))
    if member.expert.is_full or member.expert.person_id is None:
        raise Refused(_("Deze deskundige is nu vol."))
    if is_asked:
        raise Refused(_("Deze deskundige is hier al voor gevraagd."))


def _answer(actor: Actor, it: Offer) -> None:
    if not is_own(actor, it.expert):
        raise Refused(_("Dit beantwoordt alleen degene aan wie het gevraagd is."))
    if it.state != Asked.WAITING:
        raise Refused(_("Hier is al op geantwoord, of de opdracht is al vergeven."))


def accept(actor: Actor, it: Offer) -> None:
    """Who is asked takes the assignment, once, as long as nobody else did."""
    _answer(actor, it)
    if it.assignment.state != State.OFFERED:
        raise Refused(_("Iemand anders was net eerder. Dank je wel."))


def decline(actor: Actor, it: Offer) -> None:
    """Who is asked says no, with a word or without."""
    _answer(actor, it)


def pass_on(
    actor: Actor, it: Offer, member: PoolMember | None = None, words: str = "-", *,
    is_asked: bool = False,
) -> None:  # fmt: skip
    """Who is asked passes the question to a colleague of the same pool and kind, with a sentence why."""
    _answer(actor, it)
    if not words.strip():
        raise Refused(_("Schrijf een zin erbij, zodat je collega weet waarom."))
    if member is not None:
        if is_own(actor, member.expert):
            raise Refused(_("Kies een collega."))
        _can_be_asked(it.assignment, member, is_asked=is_asked)
        _keeps_kind(it, member.expert)


def kind_of(it: Offer) -> tuple[Kind, Pay]:
    """What a question was when it was asked: of whom, and for which pay one is no colleague for it.

    With a budget, of a freelancer, it is paid work; else it is for nothing, and for a volunteer
    unless a freelancer was wanted.
    """
    about = it.assignment
    for_freelancer = about.wanted == Wanted.FREELANCER
    if about.budget_cents and (for_freelancer or it.expert.kind == Kind.FREELANCER):
        return Kind.FREELANCER, Pay.UNPAID
    return (Kind.FREELANCER if for_freelancer else Kind.VOLUNTEER), Pay.PAID


def _keeps_kind(it: Offer, to: Expert) -> None:
    kind, not_for = kind_of(it)
    if to.kind == kind and to.pay != not_for:
        return
    if not_for == Pay.UNPAID:
        raise Refused(
            _("Dit is betaald werk. Geef het door aan een zelfstandige die betaald werkt.")
        )
    if kind == Kind.VOLUNTEER:
        raise Refused(_("Dit is onbetaald. Geef het door aan een deskundige vrijwilliger."))
    raise Refused(_("Dit is onbetaald. Geef het door aan een zelfstandige die dat ook doet."))


def lapse(actor: Actor, it: Offer, *, at: datetime) -> None:
    """A question that nobody answered in time is let go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if it.state != Asked.WAITING or it.answer_by > at:
        raise Refused(_("Deze vraag loopt nog, of is al beantwoord."))


def side_of(actor: Actor, it: Assignment, token: str = "") -> Side:
    """For whom somebody speaks in an assignment: the centre, the expert, or the organisation."""
    if actor.works_for(it):
        return Side.CENTRE
    if is_expert(actor, it):
        return Side.EXPERT
    if not speaks_for_body(actor, it, token):
        raise Refused(
            _("Dit doen alleen de medewerkers, de deskundige en de organisatie van deze opdracht.")
        )
    return Side.ORGANISATION


def stop(actor: Actor, it: Assignment, words: str = "-", *, token: str = "") -> None:
    """Everybody of it stops an assignment, with a reason that all read.

    The expert what they took, the organisation what it asked, until it is delivered; the centre
    until it is confirmed.
    """
    side = side_of(actor, it, token)
    if it.state not in LIVES:
        raise Refused(_("Deze opdracht is al voorbij."))
    if it.state not in STOPPABLE[side]:
        raise Refused(_("Het is opgeleverd. Stoppen kan nu alleen de centrale."))
    if not words.strip():
        raise Refused(_("Schrijf op waarom de opdracht stopt."))


def speaks_for_body(actor: Actor, it: Assignment, token: str = "") -> bool:
    """Whether somebody is of the organisation: signed in, or with the link in its last letter."""
    return actor.coordinates(it) or (bool(token) and hash_of(token) == it.token_hash)


def for_body(actor: Actor, it: Assignment, token: str = "") -> None:
    """The organisation, signed in or with the link in its last letter."""
    if not speaks_for_body(actor, it, token):
        raise Refused(_("Dit zegt alleen de organisatie, of wie haar link heeft."))


def is_expert(actor: Actor, it: Assignment) -> bool:
    """Whether the actor is the one who took it."""
    return is_own(actor, it.expert) if it.expert_id else False


def own_work(actor: Actor, it: Assignment, *states: str) -> None:
    """Only who took the assignment, in one of these states."""
    if not is_expert(actor, it):
        raise Refused(_("Dit doet alleen de deskundige van deze opdracht."))
    if it.state not in states:
        raise Refused(_("Dat kan in deze stap van de opdracht niet."))
