"""The public register of funders, and how staff keep it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request, chosen
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funders import actions, forms, queries


@require_safe
def overview(request: Request) -> HttpResponse:
    """Who pays this centre; at the network's own address, which centres one can look at."""
    if not request.centre:
        return render(request, "funders/centres.html", {"centres": centres.open_to_all()})
    years = queries.years(request.centre)
    wanted = chosen(request, "jaar", {str(it) for it in years})
    this_year = localdate().year
    year = int(wanted) if wanted else max((y for y in years if y <= this_year), default=this_year)
    context = {
        "register": queries.register(request.centre, year),
        "years": years,
        "is_staff": request.centre.pk in request.actor.staff_of,
    }
    return render(request, "funders/overview.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: Request) -> HttpResponse:
    """Write down what a funder pays in a year."""
    centre = desk_of(request)
    form = forms.FunderForm(request.POST or None, initial={"year": localdate().year})
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep(centre, form.paid(), by=request.actor, at=now())
            messages.success(request, _("Bewaard. Iedereen kan het lezen."))
            return redirect("funders:keep")
        except Refused as no:
            form.add_error("year", str(no))
    context = {
        "form": form,
        "registers": [queries.register(centre, year) for year in queries.years(centre)[:3]],
    }
    return render(request, "funders/keep.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """A funder stopped."""
    funder = queries.one(request.actor, desk_of(request), pk)
    actions.end(funder, by=request.actor, at=now())
    messages.success(request, _("Bewaard. Wat er betaald is, blijft te lezen."))
    return redirect("funders:keep")
