"""The page behind the link of a question; looking answers nothing, only the button does."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.participation.aftercare import actions, queries
from aanjager.participation.aftercare.forms import OutcomeForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: Request, token: str) -> HttpResponse:
    """Ask how it is going, with two buttons; thank for the answer."""
    try:
        asked, volunteer = queries.outcome_by_link(token)
    except ObjectDoesNotExist:
        return render(request, "placements/old_link.html", status=404)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given, remark = request.POST.get("still_active", ""), form.cleaned_data["remark"]
        actions.record_outcome(asked, given, remark, by=volunteer, at=now())
        return redirect("aftercare:outcome", token)
    context = {"outcome": asked, "placement": asked.placement, "form": form}
    return render(request, "aftercare/outcome.html", context, status=422 if form.errors else 200)
