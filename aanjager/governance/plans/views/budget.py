"""What a plan costs and who pays."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.governance.plans import actions, forms, queries, rules
from aanjager.governance.plans.views.place import ask, ask_or_do, found
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

SAYS = {"gevraagd": "asked", "toegezegd": "promised", "afgewezen": "refused"}


@login_required
@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Every cost line with who pays it, what misses, and each centre's part."""
    it = found(request, pk)
    budget = queries.budget_of(it)
    context = {
        "it": it,
        "budget": budget,
        "shares": queries.share_amounts(queries.shares_of(it), budget.total_cents),
        "why_not": refusal(rules.budget, request.actor, it),
        "works": not refusal(rules.works, request.actor, it),
        "wish": urlencode(
            {
                "cents": forms.typed(budget.open_cents),
                "applicant": "foundation",
                "before": it.starts_on or "",
                "plan": it.pk,
                "themes": [theme.pk for theme in queries.themes_of(it)],
            },
            doseq=True,
        ),
    }
    return render(request, "plans/budget.html", context)


@login_required
@ask_or_do
def line(request: Request, pk: int, thing: int | None = None) -> HttpResponse:
    """Add a cost line, or change one."""
    it = found(request, pk)
    rules.budget(request.actor, it)
    one = queries.cost_line_of(it, thing) if thing else None
    known = {}
    if one:
        known = {
            "title": one.title,
            "amount_cents": forms.typed(one.amount_cents),
            "counted": one.counted,
            "activity": str(one.activity_id or ""),
        }
    form = forms.CostForm(request.POST or None, initial=known, activities=queries.activities_of(it))
    return ask(
        request, it, form, _("Een begrotingspost"),
        lambda form: actions.budget(it, form.cost, one, by=request.actor, at=now()),
        back="plans:budget",
    )  # fmt: skip


@login_required
@ask_or_do
def cover(request: Request, pk: int, thing: int) -> HttpResponse:
    """Say who pays a part of a line."""
    it = found(request, pk)
    one = queries.cost_line_of(it, thing)
    rules.cover(request.actor, one)
    room = queries.room(one)
    form = forms.PaidForm(
        request.POST or None, initial={"amount_cents": forms.typed(room) if room else ""}
    )
    return ask(
        request, it, form, _("Wie betaalt %(title)s?") % {"title": one},
        lambda form: actions.cover(one, form.paid, by=request.actor, at=now()),
        back="plans:budget",
        lead=_("Wat de ene betaler dekt, vraag je niet nog een keer aan een andere."),
    )  # fmt: skip


@login_required
@ask_or_do
def spread(request: Request, pk: int) -> HttpResponse:
    """Divide one amount of a payer over all that is not covered yet."""
    it = found(request, pk)
    rules.spread(request.actor, it)
    form = forms.PaidForm(request.POST or None)
    return ask(
        request, it, form, _("Eén bedrag over alle posten"),
        lambda form: actions.spread(it, form.paid, by=request.actor, at=now()),
        back="plans:budget",
        lead=_("We verdelen het op de cent over wat nog niemand betaalt."),
    )  # fmt: skip


@login_required
@require_POST
def answer_coverage(request: Request, pk: int, thing: int) -> HttpResponse:
    """Write down what a payer said."""
    it = found(request, pk)
    one = queries.coverage_of(it, thing)
    rules.answer_coverage(request.actor, one)
    state = SAYS.get(request.POST.get("doe", ""))
    if not state:
        raise Http404
    try:
        actions.answer_coverage(one, state=state, by=request.actor, at=now())
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("plans:budget", pk)
