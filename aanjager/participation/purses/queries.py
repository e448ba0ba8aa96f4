"""What may be asked about a purse; totals for everybody, entries for who may read them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Sum, When
from django.shortcuts import get_object_or_404

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import refusal
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.purses import rules
from aanjager.participation.purses.choices import KEPT_YEARS
from aanjager.participation.purses.models import Entry, Purse


class Totals(NamedTuple):
    """What came in, what went out, in cents; and how many entries wait for the host."""

    received: int
    spent: int
    waiting: int = 0

    @property
    def balance(self) -> int:
        """What is left, in cents; below zero when the host lends it."""
        return self.received - self.spent


def initiative(actor: Actor, pk: int) -> Initiative:
    """An initiative that one sees, or whose money one's organisation has, also off the site; else 404."""
    seen = Q(pk__in=Initiative.objects.visible_to(actor).values("pk"))
    seen |= Q(purse__host__in=actor.coordinator_of, purse__state__in=["asked", "open", "closed"])
    people = Member.objects.filter(left_at=None).select_related("person__user")
    found = Initiative.objects.filter(seen).select_related("centre", "organisation")
    found = found.prefetch_related(Prefetch("members", people.order_by("joined_at", "pk")))
    return get_object_or_404(found, pk=pk)


def purse_of(it: Initiative) -> Purse | None:
    """The purse of this initiative, if there is one."""
    found = Purse.objects.select_related("host").filter(initiative=it).first()
    if found:
        found.initiative = it
    return found


class Hosted(NamedTuple):
    """A purse at an organisation of the actor, with its totals."""

    purse: Purse
    totals: Totals


def hosted(actor: Actor) -> QuerySet[Purse]:
    """Purses that organisations of the actor have, had or are asked to have: what waits for them first."""
    found = Purse.objects.filter(host__in=actor.coordinator_of).exclude(state=Purse.State.DECLINED)
    booked = Q(entries__state=Entry.State.BOOKED)
    found = found.annotate(
        received=Sum("entries__amount_cents", filter=booked & Q(entries__kind="in"), default=0),
        spent=Sum("entries__amount_cents", filter=booked & Q(entries__kind="out"), default=0),
        waiting=Count("entries", filter=Q(entries__state=Entry.State.WAITING)),
    )
    turn = Case(
        When(state=Purse.State.ASKED, then=0),
        When(waiting__gt=0, then=1),
        When(state=Purse.State.OPEN, then=2),
        default=3,
        output_field=IntegerField(),
    )
    return found.select_related("initiative", "host").order_by(turn, "-asked_at", "-pk")


def with_totals(purses: Iterable[Any]) -> list[Hosted]:
    """Return purses of `hosted` with what was counted for them."""
    return [Hosted(it, Totals(it.received, it.spent, it.waiting)) for it in purses]


def totals(purse: Purse) -> Totals:
    """What was booked, and how many wait."""
    booked = Q(state=Entry.State.BOOKED)
    found = purse.entries.aggregate(
        received=Sum("amount_cents", filter=booked & Q(kind="in"), default=0),
        spent=Sum("amount_cents", filter=booked & Q(kind="out"), default=0),
        waiting=Count("pk", filter=Q(state=Entry.State.WAITING)),
    )
    return Totals(found["received"], found["spent"], found["waiting"])


def entries(actor: Actor, purse: Purse, *, waiting_first: bool = False) -> QuerySet[Entry]:
    """Every entry by its day, or what waits and then the newest; nothing for who may not read it."""
    if refusal(rules.read, actor, purse):
        return Entry.objects.none()
    found = Entry.objects.filter(purse=purse)
    if not waiting_first:
        return found.order_by("on", "pk")
    turn = Case(When(state=Entry.State.WAITING, then=0), default=1, output_field=IntegerField())
    return found.order_by(turn, "-on", "-pk")


def entry(purse: Purse, pk: int) -> Entry:
    """Return one entry of this purse; else 404."""
    found = get_object_or_404(Entry, purse=purse, pk=pk)
    found.purse = purse
    return found


def booked_before(purse: Purse, client_id: UUID) -> Entry | None:
    """What the same page booked already."""
    return Entry.objects.filter(purse=purse, client_id=client_id).first()


def hosts(it: Initiative) -> QuerySet[Organisation]:
    """Organisations of the centre that could be a host, by name."""
    found = Organisation.objects.filter(
        centre=it.centre_id, status=Organisation.Status.APPROVED
    ).exclude(kind=Organisation.Kind.INFORMAL)
    return found.order_by("name", "pk")


def outlived(on: date) -> QuerySet[Entry]:
    """Entries of which five years have passed after their year, and that were not forgotten yet."""
    return Entry.objects.filter(on__year__lt=on.year - KEPT_YEARS, forgotten_at=None).order_by("pk")
