"""Decisions of the centre on what organisations send in, and objections to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Staff
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.exchange.screening import emails, queries, rules
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

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
    required = queries.required_criteria(localdate(at))
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
        decider_name=_name_of(by, opportunity),
    )
    if outcome == Outcome.APPROVED:
        opportunities.publish(opportunity, by=by, at=at)
    else:
        may_improve = outcome == Outcome.RETURNED
        opportunities.turn_down(opportunity, may_improve=may_improve, by=by, at=at)
        emails.screened(screening, at=at)
    return screening


def _name_of(actor: Actor, opportunity: Opportunity) -> str:
    """The name under which the actor works for the centre; association staff sign as the centre."""
    staff = Staff.objects.filter(centre=opportunity.centre_id, user=actor.user_id, ended_on=None)
    return staff.values_list("name", flat=True).first() or opportunity.centre.name


@transaction.atomic
def appeal(opportunity: Opportunity, *, text: str, by: Actor, at: datetime) -> Screening:
    """Object to the last decision, once, in the organisation's own words."""
    _lock(opportunity)
    screening = opportunity.screenings.order_by("-decided_at", "-pk").first()
    rules.appeal(by, opportunity, screening, text=text)
    assert screening is not None  # the rule refused otherwise
    screening.appeal, screening.appealed_at = text.strip(), at
    screening.save(update_fields=["appeal", "appealed_at"])
    audit.record("opportunity.appealed", opportunity, by=by, at=at)
    return screening


@transaction.atomic
def answer_appeal(
    screening: Screening, *, answer: str, is_granted: bool, by: Actor, at: datetime
) -> None:
    """Answer an objection; when it is granted, the centre looks at the opportunity again."""
    opportunity = screening.opportunity
    _lock(opportunity)
    screening.refresh_from_db(fields=["appealed_at", "appeal_answered_at"])
    colleagues = Staff.objects.filter(centre=opportunity.centre_id, ended_on=None)
    others = colleagues.exclude(user=by.user_id).exists()
    rules.answer_appeal(by, screening, answer=answer, has_colleagues=others)
    screening.appeal_answer, screening.appeal_answered_at = answer.strip(), at
    screening.appeal_answered_by_id = by.user_id
    screening.save(update_fields=["appeal_answer", "appeal_answered_at", "appeal_answered_by"])
    if is_granted and opportunity.status in (Opportunity.Status.REFUSED, Opportunity.Status.DRAFT):
        opportunities.look_again(opportunity, by=by, at=at)
    audit.record("opportunity.appeal_answered", opportunity, by=by, at=at, granted=int(is_granted))
    emails.appeal_answered(screening, at=at)
