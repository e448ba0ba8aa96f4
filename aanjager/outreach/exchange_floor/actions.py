"""Everything that changes a floor, a post or a deal; the row of the floor is always taken first."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import refusal
from aanjager.outreach.exchange_floor import emails, queries, rules
from aanjager.outreach.exchange_floor.choices import ASK_AFTER_DAYS
from aanjager.outreach.exchange_floor.models import (
    Deal,
    DealSide,
    ExchangeFloor,
    Matchmaker,
    Post,
)
from aanjager.trust import audit

Role = DealSide.Role


@dataclass(frozen=True)
class Holding:
    """When and where a floor is held, and for which area."""

    title: str
    held_on: date
    starts_at: time
    ends_at: time
    venue: str
    area_id: int
    about: str = ""


@dataclass(frozen=True)
class Posting:
    """What is asked or offered, and by whom; `behalf` is a code of whom the poster speaks for.

    `is_no_money` is the answer to the question about a word that may mean money.
    """

    side: str
    kind: str
    title: str
    party: str = ""
    party_kind: str = Post.PartyKind.COMPANY
    contact_name: str = ""
    email: str = ""
    about: str = ""
    is_once: bool = True
    behalf: str = ""
    is_no_money: bool = False


@dataclass(frozen=True)
class Party:
    """One side of a deal: a post, or who it is in words."""

    post_id: int | None = None
    name: str = ""
    contact_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Dealing:
    """Who gives what to whom, and what comes back."""

    gives: Party = field(default_factory=Party)
    gets: Party = field(default_factory=Party)
    what: str = ""
    returns: str = ""


def _take(floor: ExchangeFloor) -> ExchangeFloor:
    """Return the floor as it is now, its row taken: deals on one floor come one after the other."""
    found = ExchangeFloor.objects.select_for_update(of=("self",)).select_related("centre")
    return found.prefetch_related("matchmakers").get(pk=floor.pk)


@transaction.atomic
def hold(centre: Centre, values: Holding, *, by: Actor, at: datetime) -> ExchangeFloor:
    """Announce a floor."""
    rules.hold(by, centre)
    it = ExchangeFloor.objects.create(centre=centre, made_at=at, **vars(values))
    audit.record("exchange_floor.held", it, by=by, at=at)
    return it


@transaction.atomic
def edit(floor: ExchangeFloor, values: Holding, *, by: Actor, at: datetime) -> None:
    """Change when, where and what about."""
    it = _take(floor)
    rules.edit(by, it)
    for name, value in vars(values).items():
        setattr(it, name, value)
    it.save()
    audit.record("exchange_floor.changed", it, by=by, at=at)


@transaction.atomic
def close(floor: ExchangeFloor, *, by: Actor, at: datetime) -> None:
    """Close the floor; deals can still be signed and answered."""
    it = _take(floor)
    rules.close(by, it)
    it.closed_at = at
    it.save(update_fields=["closed_at"])
    audit.record("exchange_floor.closed", it, by=by, at=at)


@transaction.atomic
def name_matchmaker(floor: ExchangeFloor, email: str, *, by: Actor, at: datetime) -> None:
    """Name somebody who records deals on this floor; naming twice is once."""
    it = _take(floor)
    person = queries.person_by(by, email)
    rules.name_matchmaker(by, it, person=person)
    assert person is not None  # the rule says no to nobody
    _row, is_new = Matchmaker.objects.get_or_create(
        floor=it, person=person, defaults={"named_at": at}
    )
    if is_new:
        emails.named(it, person, at=at)
    audit.record("exchange_floor.matchmaker_named", it, by=by, at=at)


@transaction.atomic
def unname_matchmaker(floor: ExchangeFloor, pk: int, *, by: Actor, at: datetime) -> None:
    """Take the task back."""
    it = _take(floor)
    rules.unname_matchmaker(by, it)
    it.matchmakers.filter(pk=pk).delete()
    audit.record("exchange_floor.matchmaker_unnamed", it, by=by, at=at)


def _spoken_for(values: Posting, by: Actor) -> dict[str, object]:
    """Whom the poster speaks for, as fields of the post; nothing when not."""
    named = dict(queries.on_behalf(by)).get(values.behalf)
    if named is None:
        return {}
    kind, _sep, pk = values.behalf.partition(":")
    return {"party": named, "party_kind": kind, f"{kind}_id": int(pk)}


@transaction.atomic
def post(floor: ExchangeFloor, values: Posting, *, by: Actor, at: datetime) -> Post:
    """Put an ask or an offer on the floor: at once for who runs it, who speaks for a known party or
    whose address is proven; else after the link in the letter.
    """
    it = _take(floor)
    same = it.posts.filter(email__iexact=values.email or "-", withdrawn_at=None)
    number, waiting = same.count(), same.filter(confirmed_at=None).count()
    texts, is_sure = [values.title, values.about], values.is_no_money
    rules.post(by, it, texts=texts, number=number, waiting=waiting, is_sure=is_sure)
    spoken = _spoken_for(values, by)
    me = Person.objects.filter(pk=by.person_id or 0).first()
    is_mine = me is not None and me.user_id is not None and me.email.lower() == values.email.lower()
    runs = not refusal(rules.runs, by, it)
    token = secrets.token_urlsafe(24)
    facts = {
        name: value for name, value in vars(values).items() if name not in ("behalf", "is_no_money")
    }
    made = Post.objects.create(
        floor=it, **{**facts, **spoken}, person=me if is_mine or spoken else None,
        token_hash=hash_of(token), posted_at=at, confirmed_at=at if spoken or is_mine or runs else None,
    )  # fmt: skip
    audit.record("exchange_floor.posted", it, by=by, at=at, post=made.pk)
    if not made.confirmed_at:
        emails.please_confirm(made, token, at=at)
    return made


@transaction.atomic
def confirm(it: Post, *, token: str, by: Actor, at: datetime) -> None:
    """Show a post whose address is proven."""
    floor = _take(it.floor)
    it = queries.post(floor, it.pk)
    rules.confirm(by, it, token=token)
    it.confirmed_at = at
    it.save(update_fields=["confirmed_at"])
    audit.record("exchange_floor.confirmed", floor, by=by, at=at, post=it.pk)


@transaction.atomic
def withdraw(it: Post, *, token: str = "", by: Actor, at: datetime) -> None:
    """Take a post off the floor."""
    floor = _take(it.floor)
    it = queries.post(floor, it.pk)
    rules.withdraw(by, it, token=token, is_dealt=queries.is_dealt(it))
    it.withdrawn_at = at
    it.save(update_fields=["withdrawn_at"])
    audit.record("exchange_floor.withdrawn", floor, by=by, at=at, post=it.pk)


def _side_of(party: Party, post: Post | None) -> dict[str, object]:
    """Who stands on a side: as the post says, else as written down."""
    if post:
        return {
            "post": post, "party": post.party, "contact_name": post.contact_name,
            "email": post.email, "person": post.person,
        }  # fmt: skip
    return {
        "party": party.name.strip(), "contact_name": party.contact_name.strip(),
        "email": party.email,
    }  # fmt: skip


@transaction.atomic
def deal(floor: ExchangeFloor, values: Dealing, *, by: Actor, at: datetime) -> Deal:
    """Record a deal; both get it by letter. Two who take the last of something: one is told no."""
    it = _take(floor)
    found = {
        role: queries.post(it, side.post_id) if side.post_id else None
        for role, side in ((Role.GIVES, values.gives), (Role.GETS, values.gets))
    }
    sides = {
        Role.GIVES: _side_of(values.gives, found[Role.GIVES]),
        Role.GETS: _side_of(values.gets, found[Role.GETS]),
    }
    chosen = [post for post in found.values() if post]
    what = values.what.strip() or (chosen[0].title if chosen else "")
    rules.deal(
        by, it, posts=chosen, given=queries.given(it), texts=[what, values.returns],
        parties=[str(side["party"]) for side in sides.values()],
    )  # fmt: skip
    staff = Staff.objects.filter(centre=it.centre, user=by.user_id or 0, ended_on=None).first()
    number = (it.deals.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Deal.objects.create(
        floor=it, number=number, what=what, returns=values.returns.strip(), made_at=at,
        made_by=staff.name if staff else it.centre.name,
    )  # fmt: skip
    for role, facts in sides.items():
        token = secrets.token_urlsafe(24)
        DealSide.objects.create(deal=made, role=role, token_hash=hash_of(token), **facts)
    audit.record("exchange_floor.dealt", it, by=by, at=at, deal=made.pk)
    _tell(made, emails.made, at=at)
    return made


def _tell(it: Deal, letter: object, *, at: datetime, only: str = "") -> None:
    """Write to the sides, each with a new link that takes the place of the old one."""
    it = queries.deal(it.floor, it.pk)
    gives, gets = queries.parties(it)
    for side, other in ((gives, gets), (gets, gives)):
        if only in ("", side.role) and side.email:
            token = secrets.token_urlsafe(24)
            side.deal, side.token_hash = it, hash_of(token)
            side.save(update_fields=["token_hash"])
            letter(side, other, token=token, at=at)  # type: ignore[operator]


@transaction.atomic
def undo(it: Deal, *, by: Actor, at: datetime) -> None:
    """Take a deal back; what was given once can be given again."""
    floor = _take(it.floor)
    it = queries.deal(floor, it.pk)
    rules.undo(by, it)
    it.cancelled_at = at
    it.save(update_fields=["cancelled_at"])
    audit.record("exchange_floor.undone", floor, by=by, at=at, deal=it.pk)


def _take_side(side: DealSide) -> DealSide:
    floor = _take(side.deal.floor)
    return queries.side(queries.deal(floor, side.deal_id), side.role)


@transaction.atomic
def sign(
    side: DealSide, name: str, *, agrees: bool, token: str = "", by: Actor, at: datetime
) -> None:
    """Sign for one party: who, when, and the fingerprint of what; the second signature completes it."""
    side = _take_side(side)
    rules.sign(by, side, name=name, agrees=agrees, token=token)
    it = side.deal
    side.signed_name, side.signed_at = name.strip(), at
    side.text_hash = queries.fingerprint(it)
    side.save(update_fields=["signed_name", "signed_at", "text_hash"])
    audit.record("exchange_floor.signed", it.floor, by=by, at=at, deal=it.pk, side=side.role)
    if not it.sides.model.objects.filter(deal=it, signed_at=None).exists():
        it.signed_at = at
        it.save(update_fields=["signed_at"])
        _tell(it, emails.signed, at=at)


@transaction.atomic
def ask(side: DealSide, *, by: Actor, at: datetime) -> None:
    """Ask what came of it; asked late, the first question is also the last."""
    side = _take_side(side)
    rules.ask(by, side)
    age = (localdate(at) - side.deal.floor.held_on).days
    side.times_asked = 2 if age >= ASK_AFTER_DAYS[1] else 1
    side.save(update_fields=["times_asked"])
    _tell(side.deal, emails.asked, at=at, only=side.role)
    audit.record("exchange_floor.asked", side.deal.floor, by=by, at=at, deal=side.deal_id)


@transaction.atomic
def answer(
    side: DealSide, carried: str, lasts: str = "", *, token: str = "", by: Actor, at: datetime
) -> None:
    """Write down what a party says came of it; again corrects."""
    side = _take_side(side)
    rules.answer(by, side, on=localdate(at), token=token, carried=carried, lasts=lasts)
    side.carried, side.lasts, side.answered_at = carried, lasts, at
    side.save(update_fields=["carried", "lasts", "answered_at"])
    audit.record("exchange_floor.answered", side.deal.floor, by=by, at=at, deal=side.deal_id)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let go of the names of people a year after a floor, and of posts nobody confirmed; counts stay."""
    rules.forget(by)
    queries.unproven(at).delete()
    floors = list(queries.to_forget(localdate(at)).select_for_update())
    for it in floors:
        it.posts.update(contact_name="", email="", person=None)
        sides = DealSide.objects.filter(deal__floor=it)
        sides.update(contact_name="", email="", signed_name="", person=None)
        it.matchmakers.all().delete()
        it.forgotten_at = at
        it.save(update_fields=["forgotten_at"])
        audit.record("exchange_floor.forgotten", it, by=by, at=at)
    return len(floors)
