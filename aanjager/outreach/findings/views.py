"""Releasing figures at the desk; what was released is the same page and paper for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal
from aanjager.outreach.findings import actions, forms, queries, rules
from aanjager.outreach.surveys import queries as surveys

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ask_or_do
def desk(request: Request, wave: int) -> HttpResponse:
    """What was released of a wave, and putting figures before a colleague."""
    it = surveys.wave_of(request.actor, desk_or_association(request), wave)
    form = forms.ReleaseForm(request.POST or None, questions=queries.groupings_of(it))
    if request.method == "POST":
        chosen = form.cleaned_data["groupings"] if form.is_valid() else []
        made = actions.propose(it, chosen, by=request.actor, at=now())
        messages.success(request, _("Het voorstel staat klaar. Een collega kijkt en geeft vrij."))
        return redirect("findings:release", wave, made.pk)
    context = {
        "it": it,
        "form": form,
        "releases": list(queries.releases_of(it)),
        "why_not": refusal(rules.propose, request.actor, it, **queries.before_release(it)),
    }
    return render(request, "findings/desk.html", context)


@login_required
@ask_or_do
def release(request: Request, wave: int, pk: int) -> HttpResponse:
    """What would be shown; a colleague says yes, or somebody withdraws it."""
    it = surveys.wave_of(request.actor, desk_or_association(request), wave)
    found = queries.release_of(it, pk)
    form = forms.WithdrawForm(request.POST if "intrekken" in request.POST else None)
    if request.method == "POST" and "intrekken" not in request.POST:
        actions.approve(found, by=request.actor, at=now())
        messages.success(request, _("De cijfers staan nu voor iedereen op de site."))
        return redirect("findings:detail", wave)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(found, form.cleaned_data["why"], by=request.actor, at=now())
        messages.success(request, _("De cijfers zijn ingetrokken, met je reden erbij."))
        return redirect("surveys:wave", wave)
    yes = queries.approvals(found)
    context = {
        "it": it,
        "release": found,
        "approvals": yes,
        "sections": queries.shown(it, list(found.cells.order_by("pk")), {}),
        "form": form,
        "why_not": refusal(
            rules.approve, request.actor, found, proposed_by=yes[0].user_id if yes else None
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "findings/release.html", context, status=status)


@require_safe
def overview(request: Request) -> HttpResponse:
    """The surveys of which figures were released here."""
    page = page_of(queries.published(request.centre or None), request)
    return render(request, "findings/published.html", {"page": page})


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """The figures of one wave."""
    found = queries.results_of(request.centre or None, pk)
    return render(request, "findings/results.html", {"found": found, "it": found.wave})


@require_safe
def pdf(request: Request, pk: int) -> HttpResponse:
    """The figures of one wave as a paper."""
    found = queries.results_of(request.centre or None, pk)
    made = paper.pdf(queries.results_paper(found, now()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="onderzoek-{pk}.pdf"'
    return answer
