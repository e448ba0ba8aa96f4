"""Which conversations ended so long ago that their words go."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from aanjager.community.centres.choices import TERMS
from aanjager.community.centres.models import Centre
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


def _due(ended: str, at: datetime) -> Q:
    """Ended before the term of the own centre."""
    own = dict(Centre.objects.filter(terms__has_key=FADES).values_list("pk", f"terms__{FADES}"))
    usual = at - relativedelta(months=TERMS[FADES])
    due = Q(**{f"{ended}__lt": usual}) & ~Q(centre__in=own)
    for centre, months in own.items():
        due |= Q(centre=centre, **{f"{ended}__lt": at - relativedelta(months=int(months))})
    return due


def _kept_in(model: type[Model]) -> Q:
    """Something that ends with the conversation stands in the row."""
    kept = Q()
    for name, empty in privacy.emptied(model, Term.CONVERSATION).items():
        kept |= ~Q(**{name: empty})
    return kept
