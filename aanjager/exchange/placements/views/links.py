"""What the links in letters show; looking answers nothing, only the button does."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.exchange.placements import actions, queries, rules
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: Request, token: str) -> HttpResponse:
    """Show the place that came free; accept it, or leave the list."""
    try:
        placement, volunteer = queries.offer_by_link(token)
    except ObjectDoesNotExist:
        return render(request, "placements/old_link.html", status=404)
    if request.method == "POST":
        act = actions.withdraw if "no" in request.POST else actions.accept_offer
        placement = act(placement, by=volunteer, at=now())
        return render(request, "placements/offer_answered.html", {"placement": placement})
    why_not = refusal(rules.accept_offer, volunteer, placement, at=now())
    context = {"placement": placement, "why_not": why_not}
    return render(request, "placements/offer.html", context)
