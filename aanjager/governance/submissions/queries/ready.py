"""What a plan looks like for who wants to hand it in."""

from aanjager.community.centres.models import Centre
from aanjager.governance.citations.queries import of_plan
from aanjager.governance.documents.models import Body, Document
from aanjager.governance.plans.models import Evidence, Plan
from aanjager.governance.plans.queries import budget_of, sections_of, shares_of
from aanjager.governance.submissions import rules


def body_of(centre: Centre) -> Body | None:
    """The body that decides about the plans of a centre: the one that was made first."""
    return Body.objects.filter(centre=centre).order_by("pk").first()


def document_of(plan: Plan) -> Document:
    """The text of a submitted plan."""
    return Document.objects.get(plan=plan)


def readiness(plan: Plan) -> rules.Readiness:
    """What a plan looks like now, for who wants to submit it."""
    citations = of_plan(plan)
    gone = [str(it.it) for it in citations if it.state == Evidence.State.WITHDRAWN]
    return rules.Readiness(
        sections=sections_of(plan),
        activities=plan.activities.count(),
        evidence=len(citations) - len(gone),
        withdrawn=gone,
        short=[(str(it.it), it.open_cents) for it in budget_of(plan).lines if it.open_cents],
        shares=shares_of(plan),
    )
