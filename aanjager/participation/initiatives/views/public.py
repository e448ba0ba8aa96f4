"""What everybody sees: the list, one initiative, its photos, who did it before."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.refusals import refusal
from aanjager.participation.initiatives import queries, rules
from aanjager.participation.initiatives.forms import FilterForm, JoinForm, LookForm

ORDERS = {"": _("laatst veranderd eerst"), "support": _("meeste steun eerst")}


@require_safe
def overview(request: Request) -> HttpResponse:
    """What residents start at the visited centre, or everywhere."""
    centre = request.centre or None
    search = FilterForm(request.GET, areas=queries.areas_in_use(centre))
    asked, order = search.asked(), chosen(request, "volgorde", ORDERS)
    found = queries.overview(
        centre, text=asked["q"], theme=asked["thema"], stage=asked["fase"], area=asked["gebied"],
        order=order,
    )  # fmt: skip
    context = {
        "page": page_of(found, request),
        "search": search,
        "asked": asked,
        "orders": ORDERS,
        "order": order,
    }
    return show(request, "initiatives/overview.html", context, partial="results")


@never_cache
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One initiative with its people, needs, news and history."""
    it = queries.detail(request.actor, pk)
    leads = not refusal(rules.leads, request.actor, it)
    mine = queries.membership(request.actor, it)
    offers = queries.offers(request.actor, it, leads=leads) if request.actor.is_signed_in else {}
    needs = list(it.needs.all())
    context = {
        "it": it,
        "leads": leads,
        "helps": not refusal(rules.helps, request.actor, it),
        "together": queries.together_with(it),
        "mine": mine,
        "needs": [(need, offers.get(need.pk, [])) for need in needs],
        "news": queries.news(it),
        "names": [m.person.name for m in it.members.all() if m.shows_name and m.role != "follower"],
        "counts": _counts(it),
        "join": JoinForm(initial={"role": mine.role} if mine else None),
        "why_not_join": refusal(rules.join, request.actor, it),
        "why_not_ask": refusal(rules.ask, request.actor, it),
        "look": LookForm() if not refusal(rules.look, request.actor, it) else None,
        "euros": None if it.cost_cents is None else Decimal(it.cost_cents) / 100,
        "is_late": it.look == "waiting" and it.look_by and it.look_by < now(),
    }
    return render(request, "initiatives/detail.html", context)


def _counts(it: Any) -> dict[str, int]:
    roles = [member.role for member in it.members.all()]
    return {"helpers": len(roles) - roles.count("follower"), "followers": roles.count("follower")}


@require_safe
def photo(request: Request, update: int) -> HttpResponse:
    """A photo of the news, drawn anew by us."""
    found = queries.photo(request.actor, update)
    with found.photo.open("rb") as kept:
        response = HttpResponse(kept.read(), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
def before(request: Request, pk: int) -> HttpResponse:
    """Who did this before: those further on first."""
    it = queries.one(request.actor, pk)
    context = {"it": it, "alike": queries.who_did_this_before(it)}
    return render(request, "initiatives/before.html", context)
