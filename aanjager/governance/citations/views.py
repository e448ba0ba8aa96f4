"""The evidence of a plan: as it was cited, as its source stands now, and what can be added."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.citations import actions, forms, queries, rules
from aanjager.governance.plans import queries as plans
from aanjager.kernel.pages import Request, chosen
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def found(request: Request, pk: int) -> Any:
    """One plan at this desk; else it does not exist."""
    return plans.on_desk(request.actor, desk_of(request), pk)


@login_required
@ask_or_do
def overview(request: Request, pk: int) -> HttpResponse:
    """Every citation with its standing; one form cites more, of the kind behind `?soort=`."""
    it = found(request, pk)
    why_not = refusal(rules.cite, request.actor, it)
    kind = chosen(request, "soort", dict(forms.KINDS))
    sources = queries.to_cite(request.actor, it, kind) if kind and not why_not else []
    form = forms.CiteForm(request.POST or None, sources=[(k, str(q)) for k, q in sources])
    if request.method == "POST":
        rules.cite(request.actor, it)
        if form.is_valid():
            _kind, _dash, key = form.cleaned_data["source"].partition("-")
            said = form.cleaned_data["because"]
            try:
                actions.cite(it, kind, int(key), said, by=request.actor, at=now())
            except Refused as no:
                form.add_error("source", str(no))
            else:
                messages.success(request, _("Aangehaald, zoals het vandaag is."))
                return redirect("citations:overview", pk)
    context = {
        "it": it,
        "citations": queries.with_newer(queries.of_plan(it)),
        "why_not": why_not,
        "kinds": forms.KINDS,
        "kind": kind,
        "form": form,
        "sources": sources,
    }
    return render(request, "citations/overview.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop(request: Request, pk: int, thing: int) -> HttpResponse:
    """Take a citation out of a draft."""
    it = found(request, pk)
    actions.uncite(queries.evidence_of(it, thing), by=request.actor, at=now())
    return redirect("citations:overview", pk)
