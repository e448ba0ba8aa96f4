"""Decisions of the centre on who may ask for volunteers, and objections to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Staff
from aanjager.community.organisations import emails, queries, rules
from aanjager.community.organisations.actions.profile import _lock, _move
from aanjager.community.organisations.models import Organisation, Screening
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

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
        decider_name=_name_of(by, organisation),
    )
    to = Status.APPROVED if outcome == Outcome.APPROVED else Status.REFUSED
    _move(organisation, to, f"organisation.{outcome}", by=by, at=at)
    emails.screened(screening, at=at)
    return screening


def _name_of(actor: Actor, organisation: Organisation) -> str:
    """The name under which the actor works for the centre; association staff sign as the centre."""
    staff = Staff.objects.filter(centre=organisation.centre_id, user=actor.user_id, ended_on=None)
    return staff.values_list("name", flat=True).first() or organisation.centre.name


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
    assert screening is not None  # the rule refused otherwise
    screening.appeal, screening.appealed_at = text.strip(), at
    screening.save(update_fields=["appeal", "appealed_at"])
    audit.record("organisation.appealed", organisation, by=by, at=at)
    return screening


@transaction.atomic
def answer_appeal(
    screening: Screening, *, answer: str, is_granted: bool, by: Actor, at: datetime
) -> None:
    """Answer an objection; when it is granted, the organisation is screened again."""
    organisation = screening.organisation
    _lock(organisation)
    screening.refresh_from_db(fields=["appealed_at", "appeal_answered_at"])
    others = queries.has_colleagues(by, organisation)
    rules.answer_appeal(by, screening, answer=answer, has_colleagues=others)
    screening.appeal_answer, screening.appeal_answered_at = answer.strip(), at
    screening.appeal_answered_by_id = by.user_id
    screening.save(update_fields=["appeal_answer", "appeal_answered_at", "appeal_answered_by"])
    if is_granted and organisation.status == Status.REFUSED:
        _move(organisation, Status.REGISTERED, "organisation.looked_at_again", by=by, at=at)
    audit.record(
        "organisation.appeal_answered", organisation, by=by, at=at, granted=int(is_granted)
    )
    emails.appeal_answered(screening, at=at)
