"""What may be asked about the plan of an initiative and the support in its street."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.steps.choices import NAMES_DAYS, UNPROVEN_DAYS
from aanjager.participation.steps.models import Signature, Step, SupportList

NAMES_SHOWN = 200


@dataclass(frozen=True)
class Support:
    """How many are for and how many against, and the names that may be shown."""

    pro: int
    con: int
    names: list[str]


def hash_of(token: str) -> str:
    """Return what we keep of a link: nothing that opens it."""
    return hashlib.sha256(token.encode()).hexdigest()


def plan(it: Initiative) -> QuerySet[Step]:
    """The steps by their day; what has no day comes last."""
    found = Step.objects.filter(initiative=it).select_related("assignee")
    return found.order_by("done_at", "due_on", "pk")


def step(it: Initiative, pk: int) -> Step:
    """Return one step of this initiative; else 404."""
    found = get_object_or_404(Step, initiative=it, pk=pk)
    found.initiative = it
    return found


def support_of(it: Initiative) -> SupportList | None:
    """The list of this initiative, if it has one."""
    found = SupportList.objects.filter(initiative=it).first()
    if found:
        found.initiative = it
    return found


def counts(support: SupportList) -> Support:
    """For and against: what was confirmed or comes from paper; names only with consent."""
    if support.erased_at:
        return Support(support.counted_for, support.counted_against, [])
    signed = support.signatures.filter(confirmed_at__isnull=False)
    total = signed.aggregate(
        pro=Count("pk", filter=Q(is_for=True)), con=Count("pk", filter=Q(is_for=False))
    )
    shown = signed.filter(shows_name=True, is_for=True).exclude(name="").order_by("signed_at", "pk")
    return Support(
        total["pro"], total["con"], list(shown.values_list("name", flat=True)[:NAMES_SHOWN])
    )


def by_token(actor: Actor, token: str) -> Signature:
    """Return the signature of this link, for an initiative that one may see; else 404."""
    seen = Initiative.objects.visible_to(actor).values("pk")
    found = Signature.objects.select_related("support__initiative__centre")
    return get_object_or_404(found.filter(support__initiative__in=seen), token_hash=hash_of(token))


def to_warn(on: date) -> QuerySet[Step]:
    """Steps of running initiatives whose reminder has come and was not sent."""
    found = Step.objects.filter(warn_on__lte=on, warned_at=None, done_at=None)
    found = found.exclude(initiative__stage=Initiative.Stage.ENDED)
    return found.select_related("initiative__centre", "assignee__user").order_by("pk")


def to_erase(on: date) -> QuerySet[SupportList]:
    """Lists whose names have stood long enough."""
    return SupportList.objects.filter(
        erased_at=None, closes_on__lt=on - timedelta(NAMES_DAYS)
    ).order_by("pk")


def unproven(at: datetime) -> QuerySet[Signature]:
    """Signatures of addresses that nobody confirmed in time."""
    return Signature.objects.filter(confirmed_at=None, signed_at__lt=at - timedelta(UNPROVEN_DAYS))
