"""Plans at the desk, on the public page, and behind a partner's link."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.documents.models import Body, Document
from aanjager.governance.plans import rules
from aanjager.governance.plans.models import (
    Activity,
    Comment,
    CostLine,
    Coverage,
    Evidence,
    Partner,
    Plan,
    PlanTemplate,
    ReadingLink,
    Section,
    Share,
)
from aanjager.governance.plans.queries.budget import budget_of
from aanjager.governance.plans.queries.evidence import of_plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of


def overview(actor: Actor, centre: Centre) -> QuerySet[Plan]:
    """The plans of this centre and those in which it was asked for a share, the newest first."""
    shared = Share.objects.filter(centre=centre).values("plan")
    costs = CostLine.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    paid = Coverage.objects.filter(line__plan=OuterRef("pk"), state=Coverage.State.PROMISED)
    return (
        Plan.objects.visible_to(actor)
        .filter(Q(centre=centre) | Q(pk__in=shared))
        .select_related("centre")
        .annotate(
            cost_cents=Subquery(costs.annotate(sum=Sum("amount_cents")).values("sum")),
            promised_cents=Subquery(
                paid.order_by().values("line__plan").annotate(sum=Sum("amount_cents")).values("sum")
            ),
            unanswered=Count("comments", filter=Q(comments__answer="")),
        )
        .order_by("-made_at", "-pk")
    )


def on_desk(actor: Actor, centre: Centre, pk: int) -> Plan:
    """One plan that this centre makes or takes part in; else it does not exist."""
    shared = Share.objects.filter(centre=centre).values("plan")
    found = Plan.objects.visible_to(actor).filter(Q(centre=centre) | Q(pk__in=shared))
    found = found.select_related("centre__area", "area", "document", "owner")
    return get_object_or_404(found.defer("area__outline", "centre__area__outline"), pk=pk)


def shown(centre: Centre | None) -> QuerySet[Plan]:
    """The plans that this centre shows to everybody, the newest first."""
    found = Plan.objects.shown().filter(centre=centre).select_related("centre", "document")
    return found.order_by("-submitted_at", "-pk")


def shown_one(centre: Centre | None, pk: int) -> Plan:
    """One plan that everybody may read here; else it does not exist."""
    return get_object_or_404(shown(centre), pk=pk)


def sections_of(plan: Plan) -> list[Section]:
    """The sections in order."""
    return list(plan.sections.order_by("position", "pk"))


def activities_of(plan: Plan) -> list[Activity]:
    """What is done, in the order of the days."""
    found = list(plan.activities.order_by("starts_on", "ends_on", "pk"))
    for it in found:
        it.plan = plan
    return found


def partners_of(plan: Plan) -> list[Partner]:
    """Who does it with us, by name."""
    return list(plan.partners.order_by("name", "pk"))


def shares_of(plan: Plan) -> list[Share]:
    """The centres that make this plan together, the own one first."""
    found = list(plan.shares.select_related("centre").order_by("pk"))
    for it in found:
        it.plan = plan
    return sorted(found, key=lambda it: it.centre_id != plan.centre_id)


def shared_with(centre: Centre, plan: Plan) -> Share | None:
    """The share for which this centre was asked."""
    found = Share.objects.filter(plan=plan, centre=centre).select_related("centre")
    share = found.first()
    if share:
        share.plan = plan
    return share


def others(plan: Plan) -> QuerySet[Centre]:
    """The open centres that can be asked for a share."""
    return centres.open_to_all()


def activity_of(plan: Plan, pk: int) -> Activity:
    """One activity of this plan."""
    return get_object_or_404(Activity.objects.select_related("plan"), plan=plan, pk=pk)


def partner_of(plan: Plan, pk: int) -> Partner:
    """One partner of this plan."""
    return get_object_or_404(Partner.objects.select_related("plan"), plan=plan, pk=pk)


def share_of(plan: Plan, pk: int) -> Share:
    """One share of this plan."""
    return get_object_or_404(Share.objects.select_related("plan", "centre"), plan=plan, pk=pk)


def cost_line_of(plan: Plan, pk: int) -> CostLine:
    """One cost line of this plan."""
    return get_object_or_404(CostLine.objects.select_related("plan"), plan=plan, pk=pk)


def coverage_of(plan: Plan, pk: int) -> Coverage:
    """What one payer pays of one line of this plan."""
    found = Coverage.objects.select_related("line__plan", "payer")
    return get_object_or_404(found, line__plan=plan, pk=pk)


def evidence_of(plan: Plan, pk: int) -> Evidence:
    """One citation of this plan."""
    return get_object_or_404(Evidence.objects.select_related("plan"), plan=plan, pk=pk)


def link_of(plan: Plan, pk: int) -> ReadingLink:
    """One link to this plan."""
    return get_object_or_404(ReadingLink.objects.select_related("plan"), plan=plan, pk=pk)


def comment_of(plan: Plan, pk: int) -> Comment:
    """One comment on this plan."""
    return get_object_or_404(Comment.objects.select_related("plan", "link"), plan=plan, pk=pk)


def links_of(plan: Plan) -> list[ReadingLink]:
    """Every link to a plan, the newest first."""
    return list(plan.links.order_by("-made_at", "-pk"))


def said_in(plan: Plan, link: ReadingLink | None = None) -> list[Comment]:
    """What partners said, in order; behind a link only what was said with it."""
    found = plan.comments.select_related("link", "section").order_by("written_at", "pk")
    return list(found.filter(link=link) if link else found)


def link_at(token: str, today: date) -> ReadingLink | None:
    """The link of a token that opens a plan today."""
    found = ReadingLink.objects.filter(token_hash=hash_of(token)).select_related(
        "plan__centre__area", "plan__document"
    )
    link = found.first()
    return link if link and rules.reads(link, today=today) else None


def body_of(centre: Centre) -> Body | None:
    """The body that decides about the plans of a centre: the one that was made first."""
    return Body.objects.filter(centre=centre).order_by("pk").first()


def document_of(plan: Plan) -> Document:
    """The text of a submitted plan."""
    return Document.objects.get(pk=plan.document_id)


def templates(actor: Actor, centre: Centre) -> QuerySet[PlanTemplate]:
    """Templates to begin with: the own ones first, then what other centres share."""
    found = PlanTemplate.objects.visible_to(actor)
    found = found.filter(Q(centre=centre) | Q(is_shared=True)).select_related("centre")
    return found.annotate(is_own=Q(centre=centre.pk)).order_by("-is_own", "name", "pk")


def candidates(actor: Actor, centre: Centre, template: int) -> PlanTemplate:
    """One template that this centre may begin with."""
    return get_object_or_404(templates(actor, centre), pk=template)


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


def to_tell() -> QuerySet[Plan]:
    """Plans with a citation, of which the standing is looked at by the clock."""
    cited = Evidence.objects.filter(plan=OuterRef("pk"))
    return Plan.objects.filter(Exists(cited)).order_by("pk")


def whole_address(plan: Plan, path: str) -> str:
    """A page at the door of the centre that makes the plan."""
    return centres.link(plan.centre, path)


def hours_of(activities: Sequence[Activity]) -> dict[str, int]:
    """The hours of staff, flexible shell and volunteers together."""
    return {
        name: sum(getattr(it, f"{name}_hours") for it in activities)
        for name in ("staff", "shell", "volunteer")
    }
