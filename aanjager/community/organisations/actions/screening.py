"""Decisions of the centre on who may ask for volunteers, and objections to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.decisions import actions as decisions
from aanjager.community.decisions import queries as decided
from aanjager.community.organisations import emails, queries, rules
from aanjager.community.organisations.actions.profile import _lock, _move
from aanjager.community.organisations.models import Organisation, Screening
from aanjager.kernel.actor import Actor

Status, Outcome = Organisation.Status, Screening.Outcome


@transaction.atomic
def screen(
    organisation: Organisation,
    *,
    outcome: str,
    answers: dict[str, Any],
    reason: str,
    by: Actor,
    at: datetime,
) -> Screening:
    """Decide by the checklist, with a name and a reason; the organisation gets a letter."""
    _lock(organisation)
    required = queries.required_criteria(localdate(at))
    rules.screen(
        by, organisation, outcome=outcome, answers=answers, reason=reason, required=required
    )
    screening = Screening.objects.create(
        organisation=organisation,
        answers=answers,
        outcome=outcome,
        reason=reason.strip(),
        decided_at=at,
        decided_by_id=by.user_id or 0,
        decider_name=decided.name_of(by, organisation.centre),
    )
    to = Status.APPROVED if outcome == Outcome.APPROVED else Status.REFUSED
    _move(organisation, to, f"organisation.{outcome}", by=by, at=at)
    emails.screened(screening, at=at)
    return screening


@transaction.atomic
def look_again(organisation: Organisation, *, by: Actor, at: datetime) -> None:
    """Put a refused organisation back in line for screening, because something changed."""
    _lock(organisation)
    rules.look_again(by, organisation)
    _move(organisation, Status.REGISTERED, "organisation.looked_at_again", by=by, at=at)


@transaction.atomic
def appeal(organisation: Organisation, *, text: str, by: Actor, at: datetime) -> Screening:
    """Object to the last decision, once, in the organisation's own words."""
    _lock(organisation)
    screening = organisation.screenings.order_by("-decided_at", "-pk").first()
    rules.appeal(by, organisation, screening, text=text)
    return decisions.appeal(organisation, screening, speaks=True, text=text, by=by, at=at)


@transaction.atomic
def answer_appeal(
    screening: Screening, *, answer: str, is_granted: bool, by: Actor, at: datetime
) -> None:
    """Answer an objection; when it is granted, the organisation is screened again."""
    organisation = screening.organisation
    _lock(organisation)
    rules.answer_appeal(by, screening, answer=answer)
    decisions.answer_appeal(
        organisation, screening, answer=answer, is_granted=is_granted, by=by, at=at
    )
    if is_granted and organisation.status == Status.REFUSED:
        _move(organisation, Status.REGISTERED, "organisation.looked_at_again", by=by, at=at)
    emails.appeal_answered(screening, at=at)
