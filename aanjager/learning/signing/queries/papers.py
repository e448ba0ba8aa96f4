"""Papers for who looks after them, for who signs them, and for the clock."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Case, Prefetch, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.signing.choices import FORGET_DAYS, REMIND_AFTER_DAYS
from aanjager.learning.signing.models import Paper, Signer
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

State = Paper.State
ORDER = Case(
    When(state=State.SENT, then=Value(0)), When(state=State.DRAFT, then=Value(1)), default=Value(2)
)


def _listed(found: QuerySet[Paper]) -> QuerySet[Paper]:
    signers = Prefetch("signers", Signer.objects.order_by("position"))
    rows = found.select_related("organisation", "centre").defer("text", "answers")
    return rows.prefetch_related(signers).order_by(ORDER, "-made_at", "-pk")


def of_organisation(actor: Actor) -> QuerySet[Paper]:
    """Papers of the organisations of the actor; what waits first."""
    return _listed(Paper.objects.filter(organisation__in=actor.coordinator_of))


def at_desk(actor: Actor, centre: Centre, *, state: str = "") -> QuerySet[Paper]:
    """Papers that were drawn up at this desk; what waits first."""
    found = Paper.objects.run_by(actor).filter(centre=centre, is_of_desk=True)
    return _listed(found.filter(state=state) if state else found)


def one(actor: Actor, pk: int) -> Paper:
    """One paper for who looks after it; else 404."""
    found = Paper.objects.run_by(actor).select_related("organisation", "centre", "version")
    return get_object_or_404(found, pk=pk)


def signers_of(it: Paper) -> list[Signer]:
    """Who sign it, in order, each knowing the paper."""
    found = sorted(it.signers.all(), key=lambda one: one.position)
    for signer in found:
        signer.paper = it
    return found


def turn_of(signers: list[Signer]) -> int | None:
    """Whose turn it is; None when everybody signed."""
    return min((one.turn for one in signers if not one.signed_at), default=None)


def next_of(signers: list[Signer]) -> list[Signer]:
    """Who should sign now."""
    turn = turn_of(signers)
    return [one for one in signers if one.turn == turn and not one.signed_at and not one.refused_at]


def of_person(actor: Actor) -> QuerySet[Signer]:
    """What the actor is asked to sign or signed, what waits first; drafts of others stay away."""
    found = Signer.objects.filter(person=actor.person_id or 0, asked_at__isnull=False)
    waits = Case(When(paper__state=State.SENT, signed_at=None, then=Value(0)), default=Value(1))
    rows = found.select_related("paper__organisation", "paper__centre").defer(
        "paper__text", "paper__answers"
    )
    return rows.order_by(waits, "-asked_at", "-pk")


def mine(actor: Actor, pk: int) -> Signer:
    """One thing that the actor is asked to sign; else 404."""
    found = Signer.objects.filter(person=actor.person_id or 0, asked_at__isnull=False)
    return get_object_or_404(found.select_related("paper__organisation", "paper__centre"), pk=pk)


def by_link(token: str) -> Signer:
    """The signer behind a link; behind one of an older letter who signed already; else 404."""
    found, kept = (
        Signer.objects.select_related("paper__organisation", "paper__centre"),
        hash_of(token),
    )
    older = Q(old_hashes__contains=[kept], signed_at__isnull=False)
    return get_object_or_404(found, Q(token_hash=kept) | older)


def about(kind: str, pk: int) -> QuerySet[Paper]:
    """Papers about one thing of a higher floor, which itself asks who may see them; newest first."""
    return _listed(Paper.objects.filter(about_kind=kind, about_id=pk))


def to_remind(at: datetime) -> QuerySet[Signer]:
    """Who was asked a week ago, whose paper still waits, and who got no reminder."""
    since = at - timedelta(days=REMIND_AFTER_DAYS)
    found = Signer.objects.filter(
        paper__state=State.SENT, paper__expires_at__gt=at, asked_at__lte=since, reminded_at=None,
        signed_at=None,
    )  # fmt: skip
    return found.exclude(email="").order_by("paper", "pk")


def closed_by_now(at: datetime) -> QuerySet[Paper]:
    """Papers whose term of signing is over."""
    found = Paper.objects.filter(state=State.SENT, expires_at__lte=at)
    return found.select_related("centre", "organisation").order_by("pk")


def with_lost_signers() -> QuerySet[Paper]:
    """Papers that wait while somebody who stands in them left: their words went along."""
    found = Paper.objects.filter(state=State.SENT, text="")
    return found.select_related("centre", "organisation").order_by("pk")


def unfinished(at: datetime) -> QuerySet[Paper]:
    """What was never signed by everybody, and closed or was left long ago."""
    last = at - timedelta(days=FORGET_DAYS)
    left = Q(state=State.DRAFT, made_at__lt=last)
    over = Q(state__in=[State.REFUSED, State.WITHDRAWN, State.EXPIRED], closed_at__lt=last)
    return Paper.objects.filter(left | over).order_by("pk")


def _ended(it: Paper) -> date | None:
    """When it ended: as somebody said, or with the placement it is about."""
    if it.ends_on:
        return it.ends_on
    over = it.placement.ended_at if it.placement else None
    return over.date() if over else None


def outlived(on: date) -> list[Paper]:
    """Signed papers whose legal or agreed term has passed, by the number of years that held then."""
    ended = Q(ends_on__isnull=False) | Q(placement__ended_at__isnull=False)
    found = Paper.objects.filter(ended, state=State.SIGNED).select_related("placement")
    return [it for it in found.order_by("pk") if _is_over(it, on)]


def _is_over(it: Paper, on: date) -> bool:
    day = _ended(it)
    try:
        years = int(law.number(it.keeps, on=on))
    except LawValue.DoesNotExist:
        return False  # without a term nothing is thrown away
    return day is not None and day + relativedelta(years=years) < on
