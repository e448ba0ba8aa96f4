"""The self-employment check and the agreement; the assignment is taken first."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from aanjager.advice.assignments import emails, queries, rules
from aanjager.advice.assignments.actions.steps import called, move, new_link, take, tell
from aanjager.advice.assignments.models import (
    Assignment,
    Contract,
    PayerAgreement,
    SelfCheck,
)
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
def draw_up(it: Assignment, *, seen: str, by: Actor, at: datetime) -> Contract:
    """Draw up the agreement from the terms and agree for the centre to the text that was on screen.

    The text is frozen by its hash. Then the organisation reads it when it gets the invoice, with
    a new link, and else the expert.
    """
    it = take(it)
    is_drawn = queries.contract_of(it) is not None
    checked = queries.check_of(it)
    is_checked = checked is not None and checked.terms_hash == it.terms_hash
    text = queries.text_of(it) if it.expert else ""
    made_hash = queries.fingerprint(text)
    rules.draw_up(by, it, is_checked=is_checked, is_drawn=is_drawn, has_read=seen == made_hash)
    assert it.expert
    made = Contract.objects.create(
        assignment=it, kind=it.expert.kind, text=text, text_hash=made_hash,
        terms_hash=it.terms_hash, offered_at=at, offered_name=called(by, it),
        asks_payer=queries.asks_payer(it),
    )  # fmt: skip
    tell(it, "drawn_up", actor=by, at=at)
    if made.asks_payer:
        emails.for_payer(made, new_link(it), at=at)
    else:
        emails.drawn_up(made, at=at)
    return made


def _take(it: Contract) -> Contract:
    """Return the agreement as it is now, its assignment taken first."""
    about = take(it.assignment)
    now = Contract.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.assignment = about
    return now


@transaction.atomic
def agree_to_pay(
    it: Contract, name: str, *, seen: str, token: str = "", by: Actor, at: datetime
) -> PayerAgreement:
    """Agree to the text that was on screen for who gets the invoice; then the expert reads it."""
    now = _take(it)
    has_agreed = PayerAgreement.objects.filter(contract=now).exists()
    rules.agree_to_pay(by, now, name, seen=seen, token=token, has_agreed=has_agreed)
    made = PayerAgreement.objects.create(
        contract=now, text_hash=now.text_hash, agreed_at=at, by_id=by.person_id, name=name.strip()
    )
    tell(now.assignment, "payer_agreed", name=made.name, actor=by, at=at)
    emails.drawn_up(now, at=at)
    return made


@transaction.atomic
def agree(it: Contract, name: str, *, seen: str, by: Actor, at: datetime) -> Contract:
    """Agree to the text that was on screen, as the last; then the work begins."""
    now = _take(it)
    about = now.assignment
    rules.agree(by, now, name, seen=seen, waits_for_payer=queries.waits_for_payer(now))
    now.agreed_at, now.agreed_name = at, name.strip()
    now.save(update_fields=["agreed_at", "agreed_name"])
    move(about, State.WORKING, at=at)
    tell(about, "agreed", actor=by, at=at)
    emails.agreed(now, at=at)
    return now
