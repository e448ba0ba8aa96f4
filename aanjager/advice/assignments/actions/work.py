"""Asking for an expert, offering, accepting, declining and passing on; the assignment is taken first."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.advice.assignments import emails, queries, rules
from aanjager.advice.assignments.actions.steps import move, take, take_offer, tell
from aanjager.advice.assignments.choices import Payer, Side, Wanted
from aanjager.advice.assignments.models import Assignment, Contract, Offer
from aanjager.advice.experts.models import Expert, PoolMember
from aanjager.community.centres import queries as centres
from aanjager.community.organisations.models import Organisation
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor

State, Asked = Assignment.State, Offer.State
PLAIN = (
    "title", "question", "result", "due_on", "hours", "budget_cents", "wanted", "payer", "area",
    "languages",
)  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """What an organisation wants an expert for: the question, the result, the term, a budget or none."""

    title: str
    question: str
    result: str
    due_on: date
    hours: int
    budget_cents: int | None = None
    wanted: str = Wanted.EITHER
    payer: str = Payer.ORGANISATION
    area: Area | None = None
    languages: list[str] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)


def _fill(it: Assignment, asking: Asking) -> None:
    for name in PLAIN:
        setattr(it, name, getattr(asking, name))
    it.terms_hash = queries.terms_of(it)
    it.save()
    it.themes.set(asking.themes)
    it.skills.set(asking.skills)


@transaction.atomic
def ask(organisation: Organisation, asking: Asking, *, by: Actor, at: datetime) -> Assignment:
    """Ask the centre for an expert; when the organisation asks itself the centre gets a letter."""
    rules.ask(by, organisation, due_on=asking.due_on, today=localdate(at))
    it = Assignment(centre=organisation.centre, organisation=organisation, asked_at=at, moved_at=at)
    _fill(it, asking)
    tell(it, "asked", actor=by, at=at)
    if not by.works_for(it):
        emails.asked(it, at=at)
    return it


@transaction.atomic
def change(it: Assignment, asking: Asking, *, by: Actor, at: datetime) -> Assignment:
    """Change what is asked; when the terms changed an agreement on the old ones ends."""
    it = take(it)
    rules.change(by, it)
    before = it.terms_hash
    _fill(it, asking)
    if it.terms_hash != before:
        ended = Contract.objects.filter(assignment=it, ended_at=None).update(ended_at=at)
        if ended and it.state == State.WORKING:
            move(it, State.ACCEPTED, at=at)
    tell(it, "changed", actor=by, at=at)
    return it


def _member(it: Assignment, expert: Expert) -> PoolMember | None:
    """The place of somebody in the pool of the centre, its row held so that nobody leaves meanwhile."""
    found = PoolMember.objects.select_for_update(of=("self",)).filter(
        expert=expert, centre=it.centre
    )
    return found.select_related("expert__person__user").first()


def _put(
    it: Assignment, member: PoolMember, *, passed_by: Offer | None = None, at: datetime
) -> Offer:
    term = centres.term(it.centre, "answer_working_days")
    made = Offer.objects.create(
        assignment=it, expert=member.expert, passed_by=passed_by, offered_at=at,
        answer_by=clock.add_working_days(at, term),
    )  # fmt: skip
    emails.offered(made, at=at)
    return made


@transaction.atomic
def offer(it: Assignment, expert: Expert, *, by: Actor, at: datetime) -> Offer:
    """Ask an expert of the pool; the letter says why they fit, and until when to answer."""
    it = take(it)
    member = _member(it, expert)
    asked = it.offers.filter(expert=expert).exists()
    waiting = it.offers.filter(state=Asked.WAITING).count()
    stands = member or PoolMember(expert=expert, centre=it.centre, state=PoolMember.State.LEFT)
    rules.offer(by, it, stands, waiting=waiting, is_asked=asked)
    made = _put(it, stands, at=at)
    move(it, State.OFFERED, at=at)
    tell(it, "offered", str(made.expert), actor=by, at=at)
    return made


def _answered(it: Offer, state: str, words: str = "", *, at: datetime) -> None:
    it.state, it.answered_at, it.words = state, at, words.strip()
    it.save(update_fields=["state", "answered_at", "words"])


def _let_go(it: Assignment, *, at: datetime) -> None:
    """Tell everybody else who was asked that it is not needed any more."""
    others = it.offers.select_for_update(of=("self",)).filter(state=Asked.WAITING)
    for other in others.select_related("expert__person__user").order_by("pk"):
        other.assignment = it
        _answered(other, Asked.WITHDRAWN, at=at)
        emails.not_needed(other, at=at)


@transaction.atomic
def accept(it: Offer, *, by: Actor, at: datetime) -> Assignment:
    """Take the assignment; of two at once one has it, and the others hear it is not needed any more."""
    it = take_offer(it)
    rules.accept(by, it)
    about = it.assignment
    _answered(it, Asked.ACCEPTED, at=at)
    about.expert = it.expert
    move(about, State.ACCEPTED, "expert", at=at)
    _let_go(about, at=at)
    tell(about, "accepted", actor=by, at=at)
    emails.accepted(about, at=at)
    return about


def _nobody_left(it: Offer, *, at: datetime) -> None:
    """When nobody is asked any more the centre is next, and hears why."""
    about = it.assignment
    if about.state == State.OFFERED and not about.offers.filter(state=Asked.WAITING).exists():
        move(about, State.ASKED, at=at)
        emails.looks_further(it, at=at)


@transaction.atomic
def decline(it: Offer, words: str = "", *, by: Actor, at: datetime) -> None:
    """Say no; nobody asks why."""
    it = take_offer(it)
    rules.decline(by, it)
    _answered(it, Asked.DECLINED, words, at=at)
    tell(it.assignment, "declined", words, actor=by, at=at)
    _nobody_left(it, at=at)


@transaction.atomic
def pass_on(it: Offer, to: Expert, words: str, *, by: Actor, at: datetime) -> Offer:
    """Give the question to a colleague of the pool, whose answer clock begins anew."""
    it = take_offer(it)
    about = it.assignment
    member = _member(about, to)
    stands = member or PoolMember(expert=to, centre=about.centre, state=PoolMember.State.LEFT)
    asked = about.offers.filter(expert=to).exists()
    rules.pass_on(by, it, stands, words, is_asked=asked)
    _answered(it, Asked.PASSED, words, at=at)
    made = _put(about, stands, passed_by=it, at=at)
    tell(about, "passed", words, actor=by, at=at)
    return made


@transaction.atomic
def lapse(it: Offer, *, by: Actor, at: datetime) -> None:
    """Let a question go that nobody answered in time; the centre is next."""
    it = take_offer(it)
    rules.lapse(by, it, at=at)
    _answered(it, Asked.LAPSED, at=at)
    tell(it.assignment, "lapsed", actor=by, at=at)
    _nobody_left(it, at=at)


@transaction.atomic
def stop(it: Assignment, words: str, *, token: str = "", by: Actor, at: datetime) -> None:
    """Stop it with a reason; everybody else who has part in it hears it, and hours so far stay."""
    it = take(it)
    rules.stop(by, it, words, token=token)
    side = rules.side_of(by, it, token)
    _let_go(it, at=at)
    move(it, State.STOPPED, at=at)
    by_link = side == Side.ORGANISATION and not by.coordinates(it)
    tell(it, "stopped", words, name=it.organisation.name if by_link else "", actor=by, at=at)
    emails.stopped(it, side, words, at=at)
