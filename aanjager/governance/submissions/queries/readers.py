"""Plans that others read: what is shown to everybody, links for partners, and what they said."""

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Comment, Plan, ReadingLink
from aanjager.governance.submissions import rules
from aanjager.kernel.links import hash_of


def shown(centre: Centre | None) -> QuerySet[Plan]:
    """The plans that this centre shows to everybody, the newest first."""
    found = Plan.objects.shown().filter(centre=centre).select_related("centre", "document")
    return found.order_by("-submitted_at", "-pk")


def shown_one(centre: Centre | None, pk: int) -> Plan:
    """One plan that everybody may read here; else it does not exist."""
    return get_object_or_404(shown(centre), pk=pk)


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


def whole_address(plan: Plan, path: str) -> str:
    """A page at the door of the centre that makes the plan."""
    return centres.link(plan.centre, path)
