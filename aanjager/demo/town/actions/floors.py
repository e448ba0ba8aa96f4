"""An exchange floor of last season with twelve deals in every state, and one that comes."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils.text import slugify
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Organisation
from aanjager.demo.region.actions.world import read
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.outreach.exchange_floor import actions as floors
from aanjager.outreach.exchange_floor import queries
from aanjager.outreach.exchange_floor.actions import Dealing, Holding, Party, Posting
from aanjager.outreach.exchange_floor.models import DealSide, ExchangeFloor, Post
from aanjager.trust.letters.models import Letter

ABOUT = "Anderhalf uur, een zaal vol vraag en aanbod. De matchmakers leggen vast wat je afspreekt."
HELD, EARLIER, COMES = timedelta(days=100), timedelta(days=40), timedelta(days=24)


def build(centre: Centre, at: datetime) -> None:
    """Hold the floor of last season, and announce the next."""
    told = read("floors")
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    known = Organisation.objects.approved().filter(centre=centre).order_by("pk")
    bodies = list(known[: len(told["trades"])])
    held = at - HELD
    past = _holding("Beursvloer van vorig seizoen", centre, held)
    floor = floors.hold(centre, past, by=by, at=held - EARLIER)
    for post in told["unmet"]:
        body = bodies[-1] if post["side"] == "ask" else None
        _post(floor, post, body, by=by, at=held - timedelta(days=9))
    for number, trade in enumerate(told["trades"]):
        _trade(floor, trade, bodies[number % len(bodies)], by=by, held=held)
    for side in queries.to_ask(localdate(at)):
        floors.ask(side, by=CLOCK, at=at - timedelta(days=8))
    for number, trade in enumerate(told["trades"]):
        _answers(floor, number + 1, trade["says"], by=by, at=at - timedelta(days=3))
    floors.close(floor, by=by, at=held + timedelta(days=7))
    next_one = _holding("Beursvloer: wij ruilen alles behalve geld", centre, at + COMES)
    coming = floors.hold(centre, next_one, by=by, at=at)
    for number, post in enumerate(told["coming"]):
        body = bodies[number % len(bodies)] if post["side"] == "ask" else None
        _post(coming, post, body, by=by, at=at)
    Letter.objects.filter(kind__startswith="exchange-floor").update(sent_at=at)


def _holding(title: str, centre: Centre, day: datetime) -> Holding:
    return Holding(
        title, localdate(day), time(15), time(16, 30), "Het stadhuis", centre.area_id, ABOUT
    )


def _post(
    floor: ExchangeFloor,
    post: dict[str, Any],
    body: Organisation | None,
    *,
    by: Actor,
    at: datetime,
) -> Post:
    """Of an organisation what it asks, of a company what it offers."""
    company = post["company"]
    values = Posting(
        side=post["side"],
        kind=post["kind"],
        title=post["title"],
        party=body.name if body else company,
        party_kind="organisation" if body else "company",
        email=body.email if body else f"{slugify(company)}@bedrijven.example",
        is_once=post.get("is_once", True),
    )
    return floors.post(floor, values, by=by, at=at)


def _trade(
    floor: ExchangeFloor, trade: dict[str, Any], body: Organisation, *, by: Actor, held: datetime
) -> None:
    """One deal with its offer and its ask, signed as far as it came."""
    early = held - timedelta(days=10)
    offer = {**trade, "side": "offer", "title": trade["offer"]}
    ask = {**trade, "side": "ask", "title": trade["ask"]}
    gives = Party(_post(floor, offer, None, by=by, at=early).pk)
    gets = Party(_post(floor, ask, body, by=by, at=early).pk)
    deal = floors.deal(floor, Dealing(gives, gets, returns=trade["returns"]), by=by, at=held)
    signers = zip(DealSide.Role.values, trade["signers"], strict=False)  # not everybody signed
    for number, (role, name) in enumerate(signers):
        side = queries.side(deal, role)
        signed_at = held + timedelta(minutes=5 + number)
        floors.sign(side, name, agrees=True, by=by, at=signed_at)


def _answers(
    floor: ExchangeFloor, number: int, says: list[str], *, by: Actor, at: datetime
) -> None:
    """What who gives and who gets say became of a deal; nothing is an answer of nobody."""
    deal = next(it for it in queries.deals(floor) if it.number == number)
    deal.floor = floor
    for role, said in zip(DealSide.Role.values, says, strict=True):
        carried, _space, lasts = said.partition(" ")
        if carried:
            floors.answer(queries.side(deal, role), carried, lasts, by=by, at=at)
