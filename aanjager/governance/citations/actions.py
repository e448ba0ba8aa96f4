"""Citing evidence as it is now, and telling the owner when it no longer holds."""

from datetime import datetime

from django.db import transaction

from aanjager.governance.citations import emails, queries, rules
from aanjager.governance.plans.actions import taken
from aanjager.governance.plans.models import Evidence, Plan
from aanjager.governance.sources import queries as sources
from aanjager.governance.sources.choices import Kind
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def cite(plan: Plan, kind: str, pk: int, because: str = "", *, by: Actor, at: datetime) -> Evidence:
    """Cite a source as it is now: its words, figure, whence and caveat stay as they were."""
    plan = taken(plan)
    found = sources.one(by, plan.centre, plan.area, kind, pk)
    is_known = bool(found) and plan.evidence.filter(**{kind: pk}).exists()
    rules.cite(by, plan, may_be_cited=found is not None, is_known=is_known)
    made = Evidence.objects.create(
        plan=plan,
        kind=kind,
        because=because.strip(),
        cited_at=at,
        **{kind: found},
        **vars(sources.quote(found)),
    )
    audit.record("plan.cited", plan, by=by, at=at, kind=kind)
    return made


@transaction.atomic
def uncite(evidence: Evidence, *, by: Actor, at: datetime) -> None:
    """Take a citation out of a draft."""
    evidence.plan = taken(evidence.plan)
    rules.uncite(by, evidence)
    evidence.delete()
    audit.record("plan.uncited", evidence.plan, by=by, at=at)


@transaction.atomic
def tell(plan: Plan, *, by: Actor, at: datetime) -> int:
    """Write the owner one letter about citations that changed since the last one; say how many.

    The words of a signal that was erased go from the citation as well.
    """
    plan = taken(plan)
    rules.tell(by, plan)
    news = [it for it in queries.of_plan(plan) if it.state != it.it.told_state]
    for citation in news:
        citation.it.told_state = citation.state
        if citation.it.kind == Kind.SIGNAL and citation.state == "withdrawn":
            citation.it.text = ""
        citation.it.save(update_fields=["told_state", "text"])
    worse = [it for it in news if not it.is_valid]
    if worse:
        emails.evidence_changed(plan, worse, at=at)
        audit.record("plan.evidence_told", plan, by=by, at=at, many=len(worse))
    return len(worse)
