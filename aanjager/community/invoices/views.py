"""At the desk: invoices; and the one page that a buyer sees."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.invoices import actions, forms, queries, rules
from aanjager.community.invoices.choices import PAY_DAYS, SHOW, Tax
from aanjager.community.invoices.queries import paper_of, ubl
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.kernel.refusals import Refused, refusal

Page = Callable[..., HttpResponse]
ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_staff
def overview(request: Request, centre: Any) -> HttpResponse:
    """The invoices of this centre, with what they come to."""
    state = chosen(request, "toon", SHOW)
    page = page_of(queries.overview(request.actor, centre, state), request)
    context = {
        "page": page,
        "rows": [(it, queries.totals(it.lines.all())) for it in page],
        "shows": SHOW,
        "state": state,
        "today": localdate(),
        "why_not": refusal(rules.make, request.actor, centre, queries.seller_of(centre)),
    }
    return render(request, "invoices/overview.html", context)


@ask_or_do
@for_staff
def seller(request: Request, centre: Any) -> HttpResponse:
    """What stands on our invoices."""
    known = queries.seller_of(centre)
    start = {name: getattr(known, name) for name in forms.SellerForm.base_fields} if known else {}
    form = forms.SellerForm(
        request.POST or None, initial=start or {"pay_days": PAY_DAYS, "tax": Tax.HIGH}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(centre, form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error("vat_number", str(no))
        else:
            messages.success(request, _("Bewaard. Het staat op elke nieuwe factuur."))
            return redirect("invoices:overview")
    context = {"form": form, "heading": _("Wat er op jullie facturen staat")}
    return render(request, "invoices/form.html", context, status=422 if form.errors else 200)


@ask_or_do
@for_staff
def new(request: Request, centre: Any) -> HttpResponse:
    """Begin an invoice."""
    if refusal(rules.make, request.actor, centre, queries.seller_of(centre)):
        return redirect("invoices:seller")
    form = forms.BuyerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        it = actions.make(centre, form.buyer(), by=request.actor, at=now())
        return redirect("invoices:detail", it.pk)
    context = {"form": form, "heading": _("Een nieuwe factuur")}
    return render(request, "invoices/form.html", context, status=422 if form.errors else 200)


@ask_or_do
@for_staff
def edit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Change to whom a draft goes."""
    it = queries.one(request.actor, centre, pk)
    rules.change(request.actor, it)
    start = {name: getattr(it, name) for name in forms.BuyerForm.base_fields}
    form = forms.BuyerForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.change(it, form.buyer(), by=request.actor, at=now())
        return redirect("invoices:detail", pk)
    context = {"form": form, "heading": _("Voor wie is de factuur?")}
    return render(request, "invoices/form.html", context, status=422 if form.errors else 200)


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show it with all that can be done; `bound` holds a form that was not right."""
    lines, who = queries.lines_of(it), request.actor
    seller = queries.seller_of(it.centre)
    context = {
        "it": it,
        "seller": it.seller or seller,
        "lines": [(line, queries.net_of(line)) for line in lines],
        "totals": queries.totals(lines),
        "is_draft": not refusal(rules.change, who, it),
        "why_not_send": refusal(rules.send, who, it, lines, seller),
        "may_pay": not refusal(rules.pay, who, it),
        "may_credit": not refusal(rules.credit, who, it),
        "line_form": forms.LineForm(initial={"tax": seller.tax if seller else Tax.HIGH}),
        "paid_form": forms.PaidForm(initial={"on": localdate()}),
        **bound,
    }
    return render(request, "invoices/detail.html", context, status=status)


@require_safe
@for_staff
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One invoice."""
    return _page(request, queries.one(request.actor, centre, pk))


@require_POST
@for_staff
def add_line(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Put a line on it."""
    it = queries.one(request.actor, centre, pk)
    rules.add_line(request.actor, it, queries.lines_of(it))
    form = forms.LineForm(request.POST)
    if not form.is_valid():
        return _page(request, it, status=422, line_form=form)
    actions.add_line(it, form.line(), by=request.actor, at=now())
    return redirect("invoices:detail", pk)


@require_POST
@for_staff
def remove_line(request: Request, centre: Any, pk: int, line: int) -> HttpResponse:
    """Take a line off it."""
    it = queries.one(request.actor, centre, pk)
    actions.remove_line(queries.line_of(it, line), by=request.actor, at=now())
    return redirect("invoices:detail", pk)


@require_POST
@for_staff
def send(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Number and send it."""
    actions.send(queries.one(request.actor, centre, pk), by=request.actor, at=now())
    messages.success(request, _("Verstuurd. De klant krijgt een brief met de pdf en het bestand."))
    return redirect("invoices:detail", pk)


@require_POST
@for_staff
def pay(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Write down that it was paid."""
    it = queries.one(request.actor, centre, pk)
    rules.pay(request.actor, it)
    form = forms.PaidForm(request.POST)
    if form.is_valid():
        try:
            actions.pay(it, form.cleaned_data["on"], by=request.actor, at=now())
        except Refused as no:
            form.add_error("on", str(no))
        else:
            messages.success(request, _("Genoteerd dat het geld binnen is."))
            return redirect("invoices:detail", pk)
    return _page(request, it, status=422, paid_form=form)


@require_POST
@for_staff
def credit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Take it back."""
    it = queries.one(request.actor, centre, pk)
    note = actions.credit(it, by=request.actor, at=now())
    messages.success(request, _("Teruggenomen. De klant krijgt de creditfactuur."))
    return redirect("invoices:detail", note.pk)


@require_POST
@for_staff
def drop(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Throw a draft away."""
    actions.drop(queries.one(request.actor, centre, pk), by=request.actor, at=now())
    messages.success(request, _("Het concept is weg."))
    return redirect("invoices:overview")


def _file(it: Any, form: str) -> HttpResponse:
    """The paper or the file of a sent invoice; a draft has neither."""
    if form not in {"pdf", "xml"} or not it.code:
        raise Http404
    made = paper.pdf(paper_of(it)) if form == "pdf" else ubl(it)
    answer = HttpResponse(made, content_type=f"application/{form}")
    answer["Content-Disposition"] = f'attachment; filename="{it.kind}-{it.code}.{form}"'
    return answer


@require_safe
@for_staff
def file(request: Request, centre: Any, pk: int, form: str) -> HttpResponse:
    """Take it along, for the centre."""
    return _file(queries.one(request.actor, centre, pk), form)


@never_cache
@require_safe
def read(request: Request, token: str) -> HttpResponse:
    """The buyer reads it, without an account."""
    it = queries.by_link(token)
    lines = queries.lines_of(it)
    context = {
        "it": it,
        "token": token,
        "lines": [(line, queries.net_of(line)) for line in lines],
        "totals": queries.totals(lines),
    }
    return render(request, "invoices/read.html", context)


@never_cache
@require_safe
def file_by_link(request: Request, token: str, form: str) -> HttpResponse:
    """The buyer takes it along."""
    return _file(queries.by_link(token), form)
