"""The self-employment check and the agreement; the assignment is taken first."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from aanjager.advice.assignments import emails, queries, rules
from aanjager.advice.assignments.actions.steps import called, move, take, tell
from aanjager.advice.assignments.models import Assignment, Contract, SelfCheck
from aanjager.kernel.actor import Actor

State = Assignment.State


@transaction.atomic
def check(
    it: Assignment, answers: Mapping[str, str], words: str = "", *, by: Actor, at: datetime
) -> SelfCheck:
    """Keep the answers about working for oneself with the assignment as it is now; nothing is decided."""
    it = take(it)
    rules.check(by, it)
    made = SelfCheck.objects.create(
        assignment=it, answers=dict(answers), words=words.strip(), terms_hash=it.terms_hash,
        made_at=at,
    )  # fmt: skip
    tell(it, "checked", actor=by, at=at)
    return made


@transaction.atomic
def draw_up(it: Assignment, *, by: Actor, at: datetime) -> Contract:
    """Draw up the agreement from the terms and agree to it for the centre; the text is frozen by its hash."""
    it = take(it)
    is_drawn = queries.contract_of(it) is not None
    checked = queries.check_of(it)
    is_checked = checked is not None and checked.terms_hash == it.terms_hash
    rules.draw_up(by, it, is_checked=is_checked, is_drawn=is_drawn)
    assert it.expert
    text = queries.text_of(it)
    made = Contract.objects.create(
        assignment=it, kind=it.expert.kind, text=text, text_hash=sha256(text.encode()).hexdigest(),
        terms_hash=it.terms_hash, offered_at=at, offered_name=called(by, it),
    )  # fmt: skip
    tell(it, "drawn_up", actor=by, at=at)
    emails.drawn_up(made, at=at)
    return made


@transaction.atomic
def agree(it: Contract, name: str, *, seen: str, by: Actor, at: datetime) -> Contract:
    """Agree to the text that was on screen; then the work begins."""
    about = take(it.assignment)
    now = Contract.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.assignment = about
    rules.agree(by, now, name, seen=seen)
    now.agreed_at, now.agreed_name = at, name.strip()
    now.save(update_fields=["agreed_at", "agreed_name"])
    move(about, State.WORKING, at=at)
    tell(about, "agreed", actor=by, at=at)
    emails.agreed(now, at=at)
    return now
