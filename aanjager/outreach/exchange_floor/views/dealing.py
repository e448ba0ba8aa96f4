"""The screen of a matchmaker: record a deal, let both sign, print, take back, write down what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.exchange_floor import actions, forms, queries, rules
from aanjager.outreach.exchange_floor.views.paper import sheet_of


def _run(request: Request, pk: int) -> Any:
    """A floor that the actor runs; 403 with the reason for others."""
    it = queries.one(request.actor, pk)
    rules.runs(request.actor, it)
    return it


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deals(request: Request, pk: int) -> HttpResponse:
    """Record a deal, and the deals so far."""
    it = _run(request, pk)
    form = forms.DealForm(request.POST or None, groups=queries.posts(it))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.deal(it, form.dealing, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("De deal staat. Laat nu beide partijen tekenen."))
            return redirect("exchange_floor:deal", pk, made.pk)
    rows = [(row, *queries.parties(row)) for row in queries.deals(it)]
    context = {
        "it": it,
        "form": form,
        "rows": rows,
        "why_not": refusal(rules.deal, request.actor, it),
    }
    return render(request, "exchange_floor/deals.html", context, status=422 if form.errors else 200)


def _deal(request: Request, pk: int, deal_pk: int) -> Any:
    return queries.deal(_run(request, pk), deal_pk)


def _page(request: Request, it: Any, failed: tuple[str, Any] | None = None) -> HttpResponse:
    sides = []
    for side in queries.parties(it):
        side.deal = it
        mine = failed and failed[0] == side.role
        form = failed[1] if failed and mine else forms.SignForm(auto_id=f"{side.role}_%s")
        answer = forms.AnswerForm(
            auto_id=f"{side.role}_%s", initial={"carried": side.carried, "lasts": side.lasts}
        )
        why_not = refusal(rules.answer, request.actor, side, on=localdate())
        sides.append((side, form, "" if why_not else answer))
    context = {
        "it": it,
        "sides": sides,
        "why_not_undo": refusal(rules.undo, request.actor, it),
        "print": queries.fingerprint(it),
    }
    return render(request, "exchange_floor/deal.html", context, status=422 if failed else 200)


@never_cache
@login_required
@require_safe
def deal(request: Request, pk: int, deal_pk: int) -> HttpResponse:
    """One deal: both sign on this screen."""
    return _page(request, _deal(request, pk, deal_pk))


@login_required
@require_POST
def sign(request: Request, pk: int, deal_pk: int) -> HttpResponse:
    """Sign for the side that is named."""
    it = _deal(request, pk, deal_pk)
    side = queries.side(it, request.POST.get("kant", ""))
    form = forms.SignForm(request.POST, auto_id=f"{side.role}_%s")
    if not form.is_valid():
        return _page(request, it, (side.role, form))
    actions.sign(side, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("%(party)s tekende.") % {"party": side.party})
    return redirect("exchange_floor:deal", pk, deal_pk)


@login_required
@require_POST
def answer(request: Request, pk: int, deal_pk: int) -> HttpResponse:
    """Write down what a party said by phone."""
    it = _deal(request, pk, deal_pk)
    side = queries.side(it, request.POST.get("kant", ""))
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        actions.answer(side, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
    else:
        messages.warning(request, _("Kies wat ervan kwam."))
    return redirect("exchange_floor:deal", pk, deal_pk)


@login_required
@require_POST
def undo(request: Request, pk: int, deal_pk: int) -> HttpResponse:
    """Take a deal back."""
    actions.undo(_deal(request, pk, deal_pk), by=request.actor, at=now())
    messages.success(request, _("De deal is weg. Wat erin stond, staat weer op de vloer."))
    return redirect("exchange_floor:deals", pk)


@login_required
@require_safe
def sheet(request: Request, pk: int, deal_pk: int) -> HttpResponse:
    """The deal to print."""
    return sheet_of(request, _deal(request, pk, deal_pk))
