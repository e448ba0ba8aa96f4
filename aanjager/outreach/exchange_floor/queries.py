"""What may be asked about a floor, its posts, its deals and what came of them."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people import queries as people
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.outreach.exchange_floor.choices import ASK_AFTER_DAYS, NAMES_DAYS, UNPROVEN_DAYS
from aanjager.outreach.exchange_floor.models import (
    Deal,
    DealSide,
    ExchangeFloor,
    Matchmaker,
    Post,
)
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.signals.queries import areas as areas_of

Carried, Lasts, Role = DealSide.Carried, DealSide.Lasts, DealSide.Role


def areas(centre: Centre | None) -> list[tuple[str, list[tuple[int, str]]]]:
    """The areas that a floor can be for."""
    return areas_of(centre)


def overview(actor: Actor, centre: Centre | None) -> QuerySet[ExchangeFloor]:
    """Floors of the visited centre, or of all, the newest first, with the number of asks and offers."""
    found = ExchangeFloor.objects.visible_to(actor)
    if centre:
        found = found.filter(centre=centre)
    shown = Q(posts__confirmed_at__isnull=False, posts__withdrawn_at=None)
    return (
        found.select_related("centre", "area")
        .defer("area__outline")
        .annotate(
            asks=Count("posts", filter=shown & Q(posts__side="ask")),
            offers=Count("posts", filter=shown & Q(posts__side="offer")),
        )
        .order_by("-held_on", "-pk")
    )


def one(actor: Actor, pk: int) -> ExchangeFloor:
    """Return a floor that one may see, with its matchmakers; else 404."""
    named = Prefetch("matchmakers", Matchmaker.objects.select_related("person").order_by("pk"))
    found = ExchangeFloor.objects.visible_to(actor).select_related("centre", "area")
    return get_object_or_404(found.defer("area__outline").prefetch_related(named), pk=pk)


def person_by(actor: Actor, email: str) -> Person | None:
    """Return who has this address and is known to who asks."""
    return people.visible(actor).filter(email__iexact=email.strip()).first()


def on_behalf(actor: Actor) -> list[tuple[str, str]]:
    """For whom the actor may post at once: the organisations and initiatives they speak for, as codes."""
    if not actor.is_signed_in:
        return []
    bodies = Organisation.objects.approved().filter(pk__in=actor.coordinator_of)
    found = [(f"organisation:{pk}", name) for pk, name in bodies.values_list("pk", "name")]
    return found + [(f"initiative:{it.pk}", it.title) for it in initiatives.led(actor)]


def posts(floor: ExchangeFloor) -> list[tuple[str, str, list[Any]]]:
    """What is asked and what is offered now, by kind, the asks first; the newest last."""
    dealt = DealSide.objects.filter(deal__cancelled_at=None).values("post")
    found = floor.posts.open().annotate(is_dealt=Q(pk__in=dealt))
    rows = list(found.select_related("organisation", "initiative").order_by("posted_at", "pk"))
    groups = []
    for side in Post.Side:
        for kind in Post.Kind:
            group = [it for it in rows if it.side == side and it.kind == kind]
            if group:
                groups.append((str(side), str(kind.label), group))
    return groups


def post(floor: ExchangeFloor, pk: int) -> Post:
    """Return one post of this floor; else 404."""
    found = get_object_or_404(floor.posts.select_related("person__user"), pk=pk)
    found.floor = floor
    return found


def post_by_link(token: str) -> Post | None:
    """Return the post of this link; None for a link that leads nowhere."""
    found = Post.objects.select_related("floor__centre")
    return found.filter(token_hash=hash_of(token)).first()


def is_dealt(it: Post) -> bool:
    """Whether a deal that stands is about it."""
    return it.deal_sides.filter(deal__cancelled_at=None).exists()


def given(floor: ExchangeFloor) -> frozenset[int]:
    """Keys of the posts that stand in a deal."""
    rows = DealSide.objects.filter(deal__floor=floor, deal__cancelled_at=None, post__isnull=False)
    return frozenset(rows.values_list("post", flat=True))


def _sides() -> "Prefetch[str]":
    return Prefetch("sides", DealSide.objects.select_related("person__user").order_by("role"))


def deals(floor: ExchangeFloor) -> list[Deal]:
    """The deals of a floor with their sides, the last first."""
    found = floor.deals.filter(cancelled_at=None).prefetch_related(_sides())
    return list(found.order_by("-number"))


def deal(floor: ExchangeFloor, pk: int) -> Deal:
    """Return one deal of this floor; else 404."""
    found = get_object_or_404(floor.deals.prefetch_related(_sides()), pk=pk)
    found.floor = floor
    return found


def side(it: Deal, role: str) -> DealSide:
    """Return one side of a deal; else 404."""
    found = get_object_or_404(DealSide.objects.select_related("person__user"), deal=it, role=role)
    found.deal = it
    return found


def side_by_link(token: str) -> DealSide | None:
    """Return the side whose last letter holds this link; None for a link that leads nowhere."""
    found = DealSide.objects.select_related("deal__floor__centre", "person__user")
    return found.filter(token_hash=hash_of(token)).first()


def parties(it: Deal) -> tuple[DealSide, DealSide]:
    """Who gives and who gets."""
    by_role = {side.role: side for side in it.sides.all()}
    return by_role[Role.GIVES], by_role[Role.GETS]


def text_of(it: Deal) -> str:
    """The words that are signed: the same in every language, and nothing that is changed later, such as
    the name of the floor.
    """
    gives, gets = parties(it)
    lines = [f"{it.floor_id}-{it.number}", f"{it.made_at:%Y-%m-%d}", gives.party, gets.party]
    return "\n".join([*lines, it.what, it.returns])


def fingerprint(it: Deal) -> str:
    """The fingerprint of what is signed."""
    return hashlib.sha256(text_of(it).encode()).hexdigest()


def carried_of(sides: Iterable[DealSide]) -> str:
    """Carried out when a side says so and none denies it; not, when one says no and none says yes.

    Everything else is unknown: nobody answered, not yet, or they say the opposite.
    """
    said = {side.carried for side in sides}
    if Carried.YES in said:
        return "unknown" if Carried.NO in said else "yes"
    return "no" if Carried.NO in said else "unknown"


def lasts_of(sides: Iterable[DealSide]) -> str:
    """Lasting only when a side says so and none says that it stayed with once; empty when nobody said."""
    said = {side.lasts for side in sides} - {""}
    if Lasts.ONCE in said:
        return "once"
    return "lasting" if said else ""


@dataclass(frozen=True)
class Result:
    """What a floor brought: `deals` were signed by both, `unsigned` not; the rest is of `deals`."""

    deals: int
    unsigned: int
    carried: int
    not_carried: int
    unknown: int
    lasting: int
    once: int
    by_kind: list[tuple[str, int, int]]

    @property
    def unsaid(self) -> int:
        """Carried out, but nobody said yet whether it lasts."""
        return self.carried - self.lasting - self.once


def result(floor: ExchangeFloor) -> Result:
    """Count what came of the deals of a floor, and what was asked and offered by kind."""
    found = deals(floor)
    signed = [list(it.sides.all()) for it in found if it.signed_at]
    outcome = Counter(carried_of(sides) for sides in signed)
    lasts = Counter(lasts_of(sides) for sides in signed if carried_of(sides) == "yes")
    rows = floor.posts.public().values_list("side", "kind").annotate(Count("pk"))
    number = {(side, kind): many for side, kind, many in rows}
    return Result(
        deals=len(signed),
        unsigned=len(found) - len(signed),
        carried=outcome["yes"],
        not_carried=outcome["no"],
        unknown=outcome["unknown"],
        lasting=lasts["lasting"],
        once=lasts["once"],
        by_kind=[
            (str(kind.label), number.get(("ask", kind.value), 0), number.get(("offer", kind.value), 0))
            for kind in Post.Kind
        ],
    )  # fmt: skip


def to_ask(on: date) -> QuerySet[DealSide]:
    """Sides to ask: the first time from three months after the floor, the second a month before the
    year is over; the second time not who said no, or already said whether it lasts.
    """
    first, second = (on - timedelta(days=days) for days in ASK_AFTER_DAYS)
    signed = DealSide.objects.filter(deal__signed_at__isnull=False, deal__cancelled_at=None)
    signed = signed.filter(deal__floor__forgotten_at=None).exclude(email="")
    final = Q(carried=Carried.NO) | ~Q(lasts="")
    due = Q(times_asked=0, deal__floor__held_on__lte=first) | Q(
        times_asked=1, deal__floor__held_on__lte=second
    )
    return signed.filter(due).exclude(final).order_by("pk")


def to_forget(on: date) -> QuerySet[ExchangeFloor]:
    """Floors of a year ago or longer, that still hold names of people."""
    return ExchangeFloor.objects.filter(
        forgotten_at=None, held_on__lte=on - timedelta(days=NAMES_DAYS)
    ).order_by("pk")


def unproven(at: datetime) -> QuerySet[Post]:
    """Posts that nobody confirmed in a week."""
    return Post.objects.filter(confirmed_at=None, posted_at__lt=at - timedelta(UNPROVEN_DAYS))
