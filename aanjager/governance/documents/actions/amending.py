"""What people do with an amendment until a body decides."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanjager.community.people.models import Person
from aanjager.governance.documents import emails, queries, rules
from aanjager.governance.documents.actions.texts import taken
from aanjager.governance.documents.models import (
    Advice,
    Amendment,
    Block,
    Body,
    Document,
    Support,
    Version,
)
from aanjager.governance.documents.rules import ON_A_BLOCK, Proposal, TextChanged, texts, words
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit

Kind, State = Amendment.Kind, Amendment.State
LONGEST_ABOUT = 80


def locked(amendment: Amendment) -> Amendment:
    """Return an amendment as it stands now, with its text, both locked; the text first."""
    document = taken(amendment.document)
    row = Amendment.objects.select_for_update(of=("self",)).select_related("submitter__user")
    found = row.get(pk=amendment.pk)
    found.document = document
    return found


@transaction.atomic
def file(
    document: Document, wish: Proposal, *, by: Actor, at: datetime, guest: str = ""
) -> Amendment:
    """File an amendment on the newest text; the same `client_id` twice is one.

    `guest` is the label of somebody without an account whom another room let in. A paragraph that
    changed since it was read raises `TextChanged`, and nothing is filed.
    """
    document = taken(document)
    if wish.client_id and (known := document.amendments.filter(client_id=wish.client_id).first()):
        return known
    version = queries.current(document)
    rules.file(by, document, version, wish, guest=guest)
    assert version is not None  # the rule refuses a text that was not laid open
    block = _block(version, wish)
    rules.wording(wish.kind, block.text if block else "", wish.new_text)
    most = document.amendments.aggregate(most=Max("number"))["most"] or 0
    amendment = Amendment.objects.create(
        document=document,
        number=most + 1,
        base_version=version,
        about=_about(wish),
        motive=texts.clean(wish.motive).strip(),
        submitter_id=None if guest else by.person_id,
        submitter_label=(guest or wish.label)[:120],
        is_reconstruction=wish.is_reconstruction,
        filed_at=at,
        client_id=wish.client_id,
        kind=wish.kind,
        **_words(wish, block),
    )
    audit.record("amendment.filed", amendment, by=by, at=at, document=document.pk)
    return amendment


def _words(wish: Proposal, block: Block | None) -> dict[str, Any]:
    """Where the proposal stands in the text, and what it does with the words there."""
    before = block.text if block else ""
    hashed = texts.hash_of(before) if block else ""
    if wish.kind not in ON_A_BLOCK:
        after = texts.clean(wish.new_text).strip()
        return {"after_uid": wish.after_uid, "old_hash": hashed, "new_text": after}
    after = "" if wish.kind == Kind.STRIKE else texts.flat(wish.new_text)
    made = {"block_uid": wish.block_uid, "old_hash": hashed, "new_text": after}
    return {**made, "operations": words.ops(before, after)}


def _block(version: Version, wish: Proposal) -> Block | None:
    """The block that the wish is about, if it still reads as it was read."""
    uid = wish.block_uid if wish.kind in ON_A_BLOCK else wish.after_uid
    if uid is None:
        if wish.kind in ON_A_BLOCK or wish.kind == Kind.INSERT:
            raise Refused(_("Kies eerst een alinea."))
        return None
    block = version.blocks.filter(uid=uid).first()
    if block is None or (wish.read_hash and texts.hash_of(block.text) != wish.read_hash):
        raise TextChanged(
            _("De tekst is intussen veranderd. Lees hem nog eens; wat je schreef is bewaard.")
        )
    return block


def _about(wish: Proposal) -> str:
    """What it is about in a few words; without them the first words of why."""
    given = texts.flat(wish.about) or texts.flat(wish.motive)
    if len(given) <= LONGEST_ABOUT:
        return given
    return given[:LONGEST_ABOUT].rsplit(" ", 1)[0] + "…"


@transaction.atomic
def withdraw(amendment: Amendment, *, by: Actor, at: datetime) -> None:
    """Take a proposal back: the words go, its place in the line stays."""
    amendment = locked(amendment)
    rules.withdraw(by, amendment)
    _withdraw(amendment, by=by, at=at)


def _withdraw(amendment: Amendment, *, by: Actor, at: datetime) -> None:
    amendment.state, amendment.operations = State.WITHDRAWN, []
    amendment.new_text = amendment.about = amendment.motive = ""
    amendment.save(update_fields=["state", "operations", "new_text", "about", "motive"])
    audit.record("amendment.withdrawn", amendment, by=by, at=at)


@transaction.atomic
def support(amendment: Amendment, *, by: Actor, at: datetime) -> None:
    """Say: I want this too; twice is once."""
    amendment = locked(amendment)
    rules.support(by, amendment)
    _row, is_new = Support.objects.get_or_create(
        amendment=amendment,
        person=Person.objects.get(pk=by.person_id or 0),
        defaults={"given_at": at},
    )
    if is_new:
        audit.record("amendment.supported", amendment, by=by, at=at)


@transaction.atomic
def admit(amendment: Amendment, *, by: Actor, at: datetime) -> None:
    """Take a proposal up."""
    amendment = locked(amendment)
    rules.admit(by, amendment)
    _to(amendment, State.ADMITTED)
    audit.record("amendment.admitted", amendment, by=by, at=at)


@transaction.atomic
def not_admit(amendment: Amendment, reason: str, *, by: Actor, at: datetime) -> None:
    """Send a proposal back that cannot be taken up, with the reason."""
    amendment = locked(amendment)
    rules.not_admit(by, amendment, reason)
    _to(amendment, State.NOT_ADMITTED, reason.strip())
    audit.record("amendment.not_admitted", amendment, by=by, at=at)
    emails.not_admitted(amendment, at=at)


@transaction.atomic
def discuss(amendment: Amendment, *, by: Actor, at: datetime) -> None:
    """Note that a proposal was talked about."""
    amendment = locked(amendment)
    rules.discuss(by, amendment)
    _to(amendment, State.DISCUSSED)
    audit.record("amendment.discussed", amendment, by=by, at=at)


def _to(amendment: Amendment, state: str, reason: str = "") -> None:
    amendment.state, amendment.state_reason = state, reason
    amendment.save(update_fields=["state", "state_reason"])


@transaction.atomic
def advise(
    amendment: Amendment,
    body: Body,
    proposal: str,
    explanation: str,
    text: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Advice:
    """A body says what it would do; a newer advice replaces the older, which stays readable."""
    amendment = locked(amendment)
    rules.advise(by, amendment, body, explanation)
    advice = Advice.objects.create(
        amendment=amendment,
        number=amendment.advices.count() + 1,
        body=body,
        proposal=proposal,
        text=texts.flat(text),
        explanation=explanation.strip(),
        given_at=at,
    )
    audit.record("amendment.advised", amendment, by=by, at=at, advice=advice.pk)
    emails.advised(amendment, advice, at=at)
    return advice


@transaction.atomic
def answer(amendment: Amendment, says: str, comment: str = "", *, by: Actor, at: datetime) -> None:
    """The mover answers the newest advice; who withdraws takes the proposal back at once."""
    amendment = locked(amendment)
    advice = amendment.advices.order_by("number").last()
    is_answered = bool(advice and advice.mover_answer)
    rules.answer(by, amendment, is_advised=advice is not None, is_answered=is_answered)
    assert advice is not None  # the rule refuses where there is no advice
    advice.mover_answer, advice.answered_at = says, at
    advice.mover_comment = comment.strip()
    advice.save(update_fields=["mover_answer", "mover_comment", "answered_at"])
    audit.record("amendment.advice_answered", amendment, by=by, at=at, advice=advice.pk)
    if says == Advice.Answer.WITHDRAWS:
        _withdraw(amendment, by=by, at=at)


@transaction.atomic
def lapse(amendment: Amendment, other: Amendment, *, by: Actor, at: datetime) -> None:
    """A proposal falls away because another one, named here, does the same."""
    amendment = locked(amendment)
    rules.lapse(by, amendment, other)
    amendment.state, amendment.lapsed_for = State.LAPSED, other
    amendment.save(update_fields=["state", "lapsed_for"])
    audit.record("amendment.lapsed", amendment, by=by, at=at, other=other.pk)
    emails.lapsed(amendment, other, at=at)
