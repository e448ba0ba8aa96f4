"""What the body of a text decides about an amendment. A decision never changes."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.governance.documents import emails, queries, rules
from aanjager.governance.documents.actions.amending import locked
from aanjager.governance.documents.models import Amendment, Decision
from aanjager.governance.documents.queries.wishes import cause
from aanjager.governance.documents.rules import ON_A_BLOCK, Verdict, texts, words
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit


@transaction.atomic
def decide(amendment: Amendment, verdict: Verdict, *, by: Actor, at: datetime) -> Decision:
    """Decide about a proposal, with the reason; what was held over may be decided later."""
    amendment = locked(amendment)
    earlier = queries.latest_decisions([amendment]).get(amendment.pk)
    rules.decide(by, amendment, verdict, earlier)
    return _decide(amendment, verdict, earlier, by=by, at=at)


@transaction.atomic
def supersede(amendment: Amendment, verdict: Verdict, *, by: Actor, at: datetime) -> Decision:
    """Correct a decision by a newer one that names it; the older stays as it was."""
    amendment = locked(amendment)
    rules.supersede(by, amendment, verdict)
    earlier = queries.latest_decisions([amendment])[amendment.pk]
    return _decide(amendment, verdict, earlier, by=by, at=at)


def _decide(
    amendment: Amendment, verdict: Verdict, earlier: Decision | None, *, by: Actor, at: datetime
) -> Decision:
    document = amendment.document
    decision = Decision(
        document=document,
        amendment=amendment,
        body=document.body,
        outcome=verdict.outcome,
        text=_wording(amendment, verdict),
        reason=verdict.reason.strip(),
        decided_on=verdict.decided_on or localdate(at),
        decided_at=at,
        supersedes=earlier,
    )
    _fits(amendment, decision)
    decision.save()
    amendment.state, amendment.state_reason = verdict.outcome, ""
    amendment.save(update_fields=["state", "state_reason"])
    audit.record("amendment.decided", amendment, by=by, at=at, decision=decision.pk)
    emails.decided(amendment, decision, at=at)
    return decision


def _wording(amendment: Amendment, verdict: Verdict) -> str:
    """The text as decided, kept only where it differs from the proposal."""
    if verdict.outcome != Decision.Outcome.CHANGED:
        return ""
    is_block = amendment.kind in ON_A_BLOCK
    return texts.flat(verdict.text) if is_block else texts.clean(verdict.text).strip()


def _fits(amendment: Amendment, decision: Decision) -> None:
    """What is adopted still fits the newest text and what was adopted before."""
    if decision.outcome not in {Decision.Outcome.ADOPTED, Decision.Outcome.CHANGED}:
        return
    version = queries.current(amendment.document)
    assert version is not None  # an amendment stands on a text that was laid open
    stand = queries.standings([amendment], version.pk)[amendment.pk]
    is_gone = amendment.block_uid is not None and not stand.now
    if is_gone or (stand.is_stale and decision.outcome == Decision.Outcome.ADOPTED):
        raise Refused(
            _("De tekst is veranderd sinds dit voorstel. Neem het gewijzigd over, of wijs het af.")
        )
    mine = cause(amendment, stand, decision).operations
    others = [
        it
        for it in queries.adopted(amendment.document).exclude(pk=amendment.pk)
        if it.block_uid and it.block_uid == amendment.block_uid
    ]
    for other, theirs in zip(others, queries.causes(others, version), strict=True):
        if words.any_collide(mine, theirs.operations):
            raise Refused(
                _(
                    "Dit botst met voorstel %(number)s, dat al is overgenomen. Neem het gewijzigd over."
                )
                % {"number": other.number}
            )
