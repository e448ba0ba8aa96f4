"""Objecting to a decision and answering it, whatever it is about. The room took its row first."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from aanjager.community.decisions import queries, rules
from aanjager.community.decisions.models import Decision
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Decided = TypeVar("Decided", bound=Decision)


@transaction.atomic
def appeal(
    about: Any, last: Decided | None, *, speaks: bool, text: str, by: Actor, at: datetime
) -> Decided:
    """Object to the last decision on it, once, in the organisation's own words."""
    rules.appeal(by, last, speaks=speaks, text=text)
    assert last is not None  # the rule refused otherwise
    last.appeal, last.appealed_at = text.strip(), at
    last.save(update_fields=["appeal", "appealed_at"])
    _record("appealed", about, by=by, at=at)
    return last


@transaction.atomic
def answer_appeal(
    about: Any, decision: Decision, *, answer: str, is_granted: bool, by: Actor, at: datetime
) -> None:
    """Answer an objection with a reason; what a granted one changes is up to the room."""
    decision.refresh_from_db(fields=["appealed_at", "appeal_answered_at"])
    others = queries.has_colleagues(by, about.centre_id)
    rules.answer_appeal(by, decision, answer=answer, has_colleagues=others)
    decision.appeal_answer, decision.appeal_answered_at = answer.strip(), at
    decision.appeal_answered_by_id = by.user_id
    decision.save(update_fields=["appeal_answer", "appeal_answered_at", "appeal_answered_by"])
    _record("appeal_answered", about, by=by, at=at, granted=int(is_granted))


def _record(what: str, about: Model, *, by: Actor, at: datetime, **facts: int) -> None:
    audit.record(f"{about._meta.model_name}.{what}", about, by=by, at=at, **facts)
