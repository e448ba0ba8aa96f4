"""The mirror of a centre: at its desk, as a paper, and for who got a link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal
from aanjager.outreach.benchmarks import actions, forms, queries, rules


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The surveys among centres of which figures are there."""
    page = page_of(queries.mirrors(request.actor, desk_of(request)), request)
    return render(request, "benchmarks/overview.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: Request, wave: int) -> HttpResponse:
    """Our answers beside the figures, and who else may see them; a new link is shown once."""
    centre = desk_of(request)
    it = queries.mirrored(request.actor, centre, wave)
    form, made = forms.ShowForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        _showing, token = actions.show(
            centre, it, form.cleaned_data["label"], by=request.actor, at=now()
        )
        made, form = queries.whole_address(centre, token), forms.ShowForm()
    context = {
        "found": queries.mirror(centre, it),
        "showings": queries.showings(centre, it),
        "form": form,
        "made": made,
        "why_not": refusal(rules.show, request.actor, centre),
    }
    return render(request, "benchmarks/detail.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def stop(request: Request, wave: int, pk: int) -> HttpResponse:
    """Stop a link."""
    centre = desk_of(request)
    it = queries.mirrored(request.actor, centre, wave)
    actions.stop(queries.showing_of(centre, it, pk), by=request.actor, at=now())
    messages.success(request, _("De link werkt niet meer."))
    return redirect("benchmarks:detail", wave)


def _paper(found: Any) -> HttpResponse:
    made = paper.pdf(queries.mirror_paper(found, now()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="spiegel-{found.wave.pk}.pdf"'
    return answer


@login_required
@require_safe
def pdf(request: Request, wave: int) -> HttpResponse:
    """The same as a paper."""
    centre = desk_of(request)
    return _paper(queries.mirror(centre, queries.mirrored(request.actor, centre, wave)))


def _at(token: str) -> Any:
    """The mirror that a link leads to; 404 for one that does not work."""
    showing = queries.showing_at(token)
    if showing is None:
        raise Http404
    return queries.mirror(showing.centre, showing.wave)


@never_cache
@require_safe
def shown(request: Request, token: str) -> HttpResponse:
    """The mirror for who got a link from the centre."""
    return render(request, "benchmarks/shown.html", {"found": _at(token), "token": token})


@never_cache
@require_safe
def shown_pdf(_request: Request, token: str) -> HttpResponse:
    """The same as a paper."""
    return _paper(_at(token))
