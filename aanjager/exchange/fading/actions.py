"""Letting go of what was said."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres import queries as centres
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.brokerage.models import Case, Proposal, Step
from aanjager.exchange.fading import rules
from aanjager.exchange.fading.choices import FADES
from aanjager.exchange.placements.models import Message, Outcome, Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Term
from aanjager.trust import audit
from aanjager.trust.privacy import queries as privacy


@transaction.atomic
def fade(placement: Placement, *, by: Actor, at: datetime) -> None:
    """Let go of what was said and who was named, as the tables say; that it happened stays."""
    row = Placement.objects.filter(pk=placement.pk)
    taken = row.select_for_update(of=("self",)).select_related("centre").get()
    rules.fade(by, taken, at=at, months=centres.term(taken.centre, FADES))
    taken.messages.update(**privacy.emptied(Message, Term.CONVERSATION))
    taken.outcomes.update(**privacy.emptied(Outcome, Term.CONVERSATION))
    row.update(**privacy.emptied(Placement, Term.CONVERSATION))
    audit.record("placement.fade", taken, by=by, at=at)


@transaction.atomic
def fade_case(case: Case, *, by: Actor, at: datetime) -> None:
    """Let go of wishes, agreements and reasons in a closed case; its phases and ending stay."""
    row = Case.objects.filter(pk=case.pk)
    taken = row.select_for_update(of=("self",)).select_related("centre").get()
    rules.fade_case(by, taken, at=at, months=centres.term(taken.centre, FADES))
    taken.steps.update(**privacy.emptied(Step, Term.CONVERSATION))
    taken.proposals.update(**privacy.emptied(Proposal, Term.CONVERSATION))
    row.update(**privacy.emptied(Case, Term.CONVERSATION))
    audit.record("case.fade", taken, by=by, at=at)


@transaction.atomic
def fade_ask(ask: Ask, *, by: Actor, at: datetime) -> None:
    """Let go of who was asked for an opportunity; that somebody was is kept in the audit."""
    taken = Ask.objects.select_for_update(of=("self",)).select_related("opportunity__centre")
    it = taken.get(pk=ask.pk)
    rules.fade_ask(by, it, at=at, months=centres.term(it.opportunity.centre, FADES))
    audit.record("ask.fade", it.opportunity, by=by, at=at)
    it.delete()
