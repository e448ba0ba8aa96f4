"""A portfolio for its supervisor and its assessor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.growth.prior_learning import actions, forms, queries, rules
from aanjager.growth.prior_learning.choices import framework
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal


@never_cache
@login_required
@require_safe
def to_read(request: Request) -> HttpResponse:
    """What I supervise or assess now."""
    page = page_of(queries.to_read(request.actor), request)
    return render(request, "prior_learning/to_read.html", {"page": page})


@never_cache
@login_required
@require_safe
def read(request: Request, pk: int) -> HttpResponse:
    """One portfolio, with what its reader may do."""
    it = queries.readable(request.actor, pk)
    said = [(what, one) for what, one in queries.claims(it) if one]
    left = sum(one.found_level is None for _what, one in said)
    context = {
        "it": it, "statements": queries.kept(it), "files": queries.used_files(it),
        "claims": said, "plan_form": forms.PlanForm(initial={"text": it.plan}),
        "may_assess": not refusal(rules.assess, request.actor, it),
        "may_plan": not refusal(rules.plan, request.actor, it),
        "why_not": refusal(rules.conclude, request.actor, it, left=left),
    }  # fmt: skip
    return render(request, "prior_learning/read.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: Request, pk: int) -> HttpResponse:
    """Judge one competency."""
    one = queries.claim(request.actor, pk)
    rules.assess(request.actor, one.portfolio)
    what = framework()[one.code]
    initial = {"found_level": one.found_level, "reasoning": one.reasoning}
    form = forms.AssessForm(request.POST or None, initial=initial, what=what)
    if request.method == "POST" and form.is_valid():
        actions.assess(one, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Je oordeel is bewaard."))
        return redirect("prior_learning:read", one.portfolio_id)
    context = {"one": one, "what": what, "form": form}
    return render(
        request, "prior_learning/assess.html", context, status=422 if form.errors else 200
    )


@login_required
@require_POST
def conclude(request: Request, pk: int) -> HttpResponse:
    """Be ready with assessing."""
    it = queries.readable(request.actor, pk)
    actions.conclude(it, by=request.actor, at=now())
    messages.success(request, _("Dank je wel. De vrijwilliger leest nu je oordeel."))
    return redirect("prior_learning:to_read")


@login_required
@require_POST
def plan(request: Request, pk: int) -> HttpResponse:
    """Write the development plan."""
    it, form = queries.readable(request.actor, pk), forms.PlanForm(request.POST)
    if form.is_valid():
        actions.plan(it, form.cleaned_data["text"], by=request.actor, at=now())
        messages.success(request, _("Het plan is bewaard."))
    else:
        messages.error(request, _("Schrijf eerst op wat het plan is."))
    return redirect("prior_learning:read", pk)
