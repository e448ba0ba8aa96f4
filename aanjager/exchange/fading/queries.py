"""Which conversations ended so long ago that their words go."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from aanjager.community.centres import queries as centres
from aanjager.community.centres.choices import TERMS
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.brokerage.models import Case, Proposal, Step
from aanjager.exchange.fading.choices import FADES
from aanjager.exchange.placements.models import Message, Outcome, Placement
from aanjager.exchange.placements.rules import OVER
from aanjager.kernel.privacy import Term
from aanjager.trust.privacy import queries as privacy


def to_fade(at: datetime) -> QuerySet[Placement]:
    """Over for longer than the term of the centre, with words or names that are still kept."""
    over = Placement.objects.filter(state__in=OVER)
    said = Message.objects.filter(_kept_in(Message), placement=OuterRef("pk"))
    told = Outcome.objects.filter(_kept_in(Outcome), placement=OuterRef("pk"))
    found = over.filter(_due("ended_at", at)).filter(
        _kept_in(Placement) | Exists(said) | Exists(told)
    )
    return found.order_by("ended_at", "pk")


def cases_to_fade(at: datetime) -> QuerySet[Case]:
    """Closed for longer than the term of the centre, with words in it that are still kept."""
    moved = Step.objects.filter(_kept_in(Step), case=OuterRef("pk"))
    proposed = Proposal.objects.filter(_kept_in(Proposal), case=OuterRef("pk"))
    found = Case.objects.filter(_due("closed_at", at))
    kept = found.filter(_kept_in(Case) | Exists(moved) | Exists(proposed))
    return kept.order_by("closed_at", "pk")


def asks_to_fade(at: datetime) -> QuerySet[Ask]:
    """Who was asked for an opportunity longer ago than the term of its centre."""
    found = Ask.objects.filter(_due("asked_at", at, of="opportunity__centre"))
    return found.select_related("opportunity__centre").order_by("asked_at", "pk")


def _due(ended: str, at: datetime, *, of: str = "centre") -> Q:
    """Ended before the term of the own centre."""
    own = centres.own_terms(FADES)
    usual = at - relativedelta(months=TERMS[FADES])
    due = Q(**{f"{ended}__lt": usual}) & ~Q(**{f"{of}__in": own})
    for centre, months in own.items():
        due |= Q(**{of: centre, f"{ended}__lt": at - relativedelta(months=months)})
    return due


def _kept_in(model: type[Model]) -> Q:
    """Something that ends with the conversation stands in the row."""
    kept = Q()
    for name, empty in privacy.emptied(model, Term.CONVERSATION).items():
        kept |= ~Q(**{name: empty})
    return kept
