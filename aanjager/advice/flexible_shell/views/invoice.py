"""The invoice of a freelancer as a file: what stands on it, once; its number, each time."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from aanjager.advice.assignments import queries
from aanjager.advice.experts import actions as experts_actions
from aanjager.advice.experts import queries as experts
from aanjager.advice.flexible_shell import forms
from aanjager.advice.flexible_shell.views.shared import ask_or_do
from aanjager.community.invoices.choices import PAY_DAYS
from aanjager.kernel.pages import Request


def _to_invoice(request: Request, pk: int) -> Any:
    """One's own assignment that can be invoiced; else it does not exist."""
    it = queries.mine(request.actor, pk)
    if not queries.invoice_of(it) or not queries.can_be_invoiced(it):
        raise Http404
    return it


@never_cache
@login_required
@ask_or_do
def firm(request: Request, pk: int) -> HttpResponse:
    """What stands on my invoices."""
    it = _to_invoice(request, pk)
    start = forms.FirmForm.start(it.expert, experts.firm_of(it.expert))
    form = forms.FirmForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        experts_actions.sell_as(it.expert, form.firm(), by=request.actor, at=now())
        messages.success(request, _("Bewaard, ook voor een volgende factuur."))
        return redirect("assignments:invoice", pk)
    context = {"it": it, "form": form}
    return render(request, "assignments/firm.html", context, status=422 if form.errors else 200)


def _page(request: Request, it: Any, known: Any, form: Any) -> HttpResponse:
    address = queries.payer_address(it)
    price = None if queries.is_by_the_hour(it) or not it.finished_at else it.budget_cents
    start = queries.Sent("", localdate(), PAY_DAYS, address["street"], address["postcode"],
                         address["city"], price)  # fmt: skip
    by_the_hour = queries.is_by_the_hour(it)
    sums = queries.sums_of(it, known, start)
    context = {
        "it": it,
        "firm": known,
        "buyer": address,
        "sums": sums,
        "is_over": sums.net > it.budget_cents,
        "form": form or forms.SentForm(initial=vars(start), by_the_hour=by_the_hour),
    }
    return render(request, "assignments/invoice.html", context, status=422 if form else 200)


@never_cache
@login_required
@require_safe
def invoice(request: Request, pk: int) -> HttpResponse:
    """What my invoice comes to, and what it still asks."""
    it = _to_invoice(request, pk)
    known = experts.firm_of(it.expert)
    return _page(request, it, known, None) if known else redirect("assignments:firm", pk)


@never_cache
@login_required
@require_safe
def invoice_file(request: Request, pk: int) -> HttpResponse:
    """My invoice as a file; it is not kept."""
    it = _to_invoice(request, pk)
    known = experts.firm_of(it.expert)
    if known is None:
        return redirect("assignments:firm", pk)
    form = forms.SentForm(request.GET, by_the_hour=queries.is_by_the_hour(it))
    if not form.is_valid():
        return _page(request, it, known, form)
    sent = form.sent()
    made = queries.invoice_file(it, known, sent)
    answer = HttpResponse(made, content_type="application/xml")
    name = sent.number.replace("/", "-")
    answer["Content-Disposition"] = f'attachment; filename="factuur-{name}.xml"'
    return answer
