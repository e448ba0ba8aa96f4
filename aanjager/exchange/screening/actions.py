"""Decisions of the centre on what organisations send in, and objections to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.decisions import actions as decisions
from aanjager.community.decisions import queries as decided
from aanjager.community.organisations import queries as organisations
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.exchange.screening import emails, rules
from aanjager.kernel.actor import Actor

Outcome = Screening.Outcome


def _lock(opportunity: Opportunity) -> None:
    """Take the row until the end of the transaction: two decisions come one after the other."""
    taken = Opportunity.objects.select_for_update(of=("self",))
    opportunity.refresh_from_db(from_queryset=taken.select_related("centre", "organisation"))


@transaction.atomic
def screen(
    opportunity: Opportunity,
    *,
    outcome: str,
    answers: dict[str, Any],
    reason: str,
    by: Actor,
    at: datetime,
) -> Screening:
    """Decide by the checklist: on line, back with a question, or not; always with a name."""
    _lock(opportunity)
    required = organisations.required_criteria(localdate(at), "opportunity")
    rules.screen(
        by, opportunity, outcome=outcome, answers=answers, reason=reason, required=required
    )
    screening = Screening.objects.create(
        opportunity=opportunity,
        answers=answers,
        outcome=outcome,
        reason=reason.strip(),
        decided_at=at,
        decided_by_id=by.user_id or 0,
        decider_name=decided.name_of(by, opportunity.centre),
    )
    if outcome == Outcome.APPROVED:
        opportunities.publish(opportunity, by=by, at=at)
    else:
        may_improve = outcome == Outcome.RETURNED
        opportunities.turn_down(opportunity, may_improve=may_improve, by=by, at=at)
        emails.screened(screening, at=at)
    return screening


@transaction.atomic
def appeal(opportunity: Opportunity, *, text: str, by: Actor, at: datetime) -> Screening:
    """Object to the last decision, once, in the organisation's own words."""
    _lock(opportunity)
    screening = opportunity.screenings.order_by("-decided_at", "-pk").first()
    rules.appeal(by, opportunity, screening, text=text)
    return decisions.appeal(opportunity, screening, speaks=True, text=text, by=by, at=at)


@transaction.atomic
def answer_appeal(
    screening: Screening, *, answer: str, is_granted: bool, by: Actor, at: datetime
) -> None:
    """Answer an objection; when it is granted, the centre looks at the opportunity again."""
    opportunity = screening.opportunity
    _lock(opportunity)
    rules.answer_appeal(by, screening, answer=answer)
    decisions.answer_appeal(
        opportunity, screening, answer=answer, is_granted=is_granted, by=by, at=at
    )
    if is_granted and opportunity.status in (Opportunity.Status.REFUSED, Opportunity.Status.DRAFT):
        opportunities.look_again(opportunity, by=by, at=at)
    emails.appeal_answered(screening, at=at)
