"""Assignments, for who may see them, and who is next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments.choices import FORGET_AFTER_DAYS
from aanjager.advice.assignments.models import (
    Assignment,
    AssignmentFile,
    Contract,
    Move,
    Offer,
    WorkedHours,
)
from aanjager.advice.assignments.queries.agreed import waits_for_payer
from aanjager.advice.assignments.queries.finding import DONE
from aanjager.advice.experts.choices import Kind
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of

State = Assignment.State
OVER = (State.CLOSED, State.STOPPED)


@dataclass(frozen=True)
class Next:
    """Who is next: the centre, the expert, the organisation or nobody, what for, and until when."""

    who: str
    words: Promise | str
    until: datetime | date | None = None


TURNS = {
    State.ASKED: Next("centre", _("de centrale zoekt iemand")),
    State.OFFERED: Next("expert", _("de deskundige antwoordt")),
    State.WORKING: Next("expert", _("de deskundige werkt eraan")),
    State.DELIVERED: Next("organisation", _("de organisatie bevestigt")),
    State.CONFIRMED: Next("centre", _("de centrale rondt af")),
}


def next_of(it: Assignment) -> Next:
    """Who is next in an assignment; `contract` and `waits_until` come with `overview` and `one`."""
    if it.state == State.OFFERED:
        turn = TURNS[State.OFFERED]
        return Next(turn.who, turn.words, min((o.answer_by for o in waiting_of(it)), default=None))
    if it.state == State.WORKING:
        return Next("expert", TURNS[State.WORKING].words, it.due_on)
    if it.state != State.ACCEPTED:
        return TURNS.get(State(it.state), Next("", ""))
    drawn = contract_in(it)
    if drawn and waits_for_payer(drawn):
        return Next("organisation", _("wie de factuur krijgt, leest de overeenkomst"))
    if drawn and not drawn.agreed_at:
        return Next("expert", _("de deskundige leest de overeenkomst"))
    if it.expert and it.expert.kind == Kind.VOLUNTEER:
        return Next("expert", _("de deskundige begint"))
    if not any(one.terms_hash == it.terms_hash for one in it.checks.all()):
        return Next("expert", _("de zelfstandige beantwoordt de vragen"))
    return Next("centre", _("de centrale maakt de overeenkomst"))


def waiting_of(it: Assignment) -> list[Offer]:
    """The offers of it that wait for an answer."""
    return [one for one in it.offers.all() if one.state == Offer.State.WAITING]


def contract_in(it: Assignment) -> Contract | None:
    """The agreement that holds, of an assignment that was read with its agreements."""
    return next((one for one in it.contracts.all() if one.ended_at is None), None)


def contract_of(it: Assignment) -> Contract | None:
    """The agreement that holds now, signed or not."""
    return _agreements().filter(assignment=it, ended_at=None).first()


def _agreements() -> QuerySet[Contract]:
    return Contract.objects.select_related("payer_agreement").order_by("pk")


def signable(it: Assignment) -> Contract:
    """The agreement that holds now; without one it does not exist."""
    found = _agreements().select_related("assignment__centre").filter(assignment=it)
    return get_object_or_404(found, ended_at=None)


def bodies_of(actor: Actor, centre: Centre) -> QuerySet[Organisation]:
    """The organisations of a centre that can ask for an expert, for its staff."""
    found = Organisation.objects.visible_to(actor).filter(centre=centre)
    return found.filter(status=Organisation.Status.APPROVED).order_by("name", "pk")


def _whole(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    offers = Offer.objects.select_related("expert__person", "passed_by__expert__person")
    return found.select_related(
        "centre", "organisation__centre", "expert__person__user", "area"
    ).prefetch_related(
        Prefetch("offers", offers.order_by("offered_at", "pk")),
        Prefetch("contracts", _agreements()),
        "checks",
    )


def overview(
    actor: Actor, centre: Centre, *, which: str = "", text: str = ""
) -> QuerySet[Assignment]:
    """The assignments of a centre for its staff: what is due first stands first; what is over apart."""
    found = Assignment.objects.filter(centre=centre, centre__in=actor.staff_of)
    if which == "voorbij":
        found = found.filter(state__in=OVER)
        ordered = ("-moved_at", "-pk")
    else:
        found = found.exclude(state__in=OVER)
        ordered = ("due_on", "pk")
    for word in text.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(organisation__name__icontains=word))
    return _whole(found).order_by(*ordered)


def one(actor: Actor, centre: Centre, pk: int) -> Assignment:
    """One assignment of a centre for its staff; else it does not exist."""
    found = Assignment.objects.filter(centre=centre, centre__in=actor.staff_of)
    return get_object_or_404(_whole(found), pk=pk)


def own_offers(actor: Actor) -> QuerySet[Offer]:
    """What the actor is asked and did not answer yet, the first to answer first."""
    found = Offer.objects.filter(expert__person=actor.person_id or 0, state=Offer.State.WAITING)
    return found.select_related("assignment__organisation", "assignment__centre").order_by(
        "answer_by", "pk"
    )


def own_offer(actor: Actor, pk: int) -> Offer:
    """One question to the actor, answered or not; else it does not exist."""
    found = Offer.objects.filter(expert__person=actor.person_id or 0).select_related(
        "assignment__organisation", "assignment__centre", "assignment__area", "expert__person__user",
        "passed_by__expert__person",
    )  # fmt: skip
    return get_object_or_404(found, pk=pk)


def own_work(actor: Actor) -> QuerySet[Assignment]:
    """The assignments that the actor took, what runs first."""
    found = Assignment.objects.filter(expert__person=actor.person_id or 0)
    return _whole(found).order_by("finished_at", "due_on", "pk")


def mine(actor: Actor, pk: int) -> Assignment:
    """One assignment that the actor took; else it does not exist."""
    return get_object_or_404(own_work(actor), pk=pk)


def of_bodies(actor: Actor) -> QuerySet[Assignment]:
    """The assignments of the organisations that the actor speaks for, the newest first."""
    found = Assignment.objects.filter(organisation__in=actor.coordinator_of)
    return _whole(found).order_by("-asked_at", "-pk")


def body(actor: Actor, pk: int) -> Assignment:
    """One assignment of an organisation that the actor speaks for; else it does not exist."""
    return get_object_or_404(of_bodies(actor), pk=pk)


def by_link(token: str) -> Assignment:
    """The assignment of a link to an organisation; else it does not exist."""
    found = Assignment.objects.exclude(token_hash="")
    return get_object_or_404(_whole(found), token_hash=hash_of(token))


def party(actor: Actor, pk: int) -> Assignment:
    """One assignment for everybody of it: staff, the expert and the organisation; else it does not exist."""
    found = Assignment.objects.visible_to(actor)
    return get_object_or_404(found.select_related("centre", "organisation", "expert"), pk=pk)


def moves(it: Assignment) -> QuerySet[Move]:
    """The history of an assignment, the oldest first."""
    return it.moves.order_by("moved_at", "pk")


def files(it: Assignment) -> QuerySet[AssignmentFile]:
    """The documents of an assignment in order."""
    return it.files.select_related("added_by").order_by("pk")


def file_of(it: Assignment, pk: int) -> AssignmentFile:
    """One document of an assignment."""
    return get_object_or_404(it.files.select_related("assignment__centre"), pk=pk)


def row_of(it: Assignment, pk: int) -> WorkedHours:
    """One row of hours of an assignment."""
    return get_object_or_404(it.worked.select_related("assignment"), pk=pk)


def to_lapse(at: datetime) -> QuerySet[Offer]:
    """Questions to experts whose answer term has passed."""
    found = Offer.objects.filter(state=Offer.State.WAITING, answer_by__lte=at)
    return found.select_related(
        "assignment__centre", "assignment__organisation", "expert__person__user"
    ).order_by("answer_by", "pk")


def to_forget(at: datetime) -> QuerySet[Assignment]:
    """Assignments that are over for a year, of which words and documents are still there."""
    last = at - timedelta(days=FORGET_AFTER_DAYS)
    found = Assignment.objects.filter(state__in=OVER, moved_at__lt=last, forgotten_at=None)
    return found.order_by("pk")


def counts(centre: Centre, start: date, end: date) -> dict[str, int]:
    """Figures of a centre from `start` up to and including `end`, on the local day.

    `asked`: assignments that were asked. `finished`: those whose result the organisation confirmed.
    `helped`: different organisations among the finished. `hours`: whole hours experts wrote down
    for the finished ones. `lessons`: how many of the finished say what was learned.
    """
    all_here = Assignment.objects.filter(centre=centre)
    finished = all_here.filter(state__in=DONE, finished_at__date__range=(start, end))
    worked = WorkedHours.objects.filter(assignment__in=finished).aggregate(all=Sum("hours"))["all"]
    facts = finished.aggregate(
        many=Count("pk"), bodies=Count("organisation", distinct=True),
        lessons=Count("pk", filter=~Q(learned="")),
    )  # fmt: skip
    return {
        "asked": all_here.filter(asked_at__date__range=(start, end)).count(),
        "finished": facts["many"],
        "helped": facts["bodies"],
        "hours": int(worked or 0),
        "lessons": facts["lessons"],
    }
