"""Plans at the desk, on the public page, and behind a partner's link."""

from collections.abc import Sequence

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.skills.models import Theme
from aanjager.governance.plans.models import (
    Activity,
    CostLine,
    Coverage,
    Partner,
    Plan,
    PlanTemplate,
    Section,
    Share,
)
from aanjager.kernel.actor import Actor


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


def templates(actor: Actor, centre: Centre) -> QuerySet[PlanTemplate]:
    """Templates to begin with: the own ones first, then what other centres share."""
    found = PlanTemplate.objects.visible_to(actor)
    found = found.filter(Q(centre=centre) | Q(is_shared=True)).select_related("centre")
    return found.annotate(is_own=Q(centre=centre.pk)).order_by("-is_own", "name", "pk")


def candidates(actor: Actor, centre: Centre, template: int) -> PlanTemplate:
    """One template that this centre may begin with."""
    return get_object_or_404(templates(actor, centre), pk=template)


def hours_of(activities: Sequence[Activity]) -> dict[str, int]:
    """The hours of staff, flexible shell and volunteers together."""
    return {
        name: sum(getattr(it, f"{name}_hours") for it in activities)
        for name in ("staff", "shell", "volunteer")
    }


def themes_of(plan: Plan) -> list[Theme]:
    """What a plan is about: the themes of the signals, patterns and initiatives that it cites."""
    cited = plan.evidence.all()
    about = Q()
    for source in ("signal", "pattern", "initiative"):
        about |= Q(pk__in=cited.values(f"{source}__theme").exclude(**{f"{source}__theme": None}))
    return list(Theme.objects.filter(about).order_by("pk"))
