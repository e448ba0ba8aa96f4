"""At the desk: the catalogue, who asked, and offers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.invoices.queries import seller_of
from aanjager.community.invoices.rules import make
from aanjager.governance.services import actions, forms, queries, rules
from aanjager.governance.services.choices import Price
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_staff
def overview(request: Request, centre: Any) -> HttpResponse:
    """Who asked for what, and what is offered."""
    context = {
        "page": page_of(queries.requests(request.actor, centre), request),
        "services": queries.catalogue(request.actor, centre),
        "at": now(),
    }
    return render(request, "services/overview.html", context)


def _edit(request: Request, centre: Any, it: Any) -> HttpResponse:
    rules.offer(request.actor, centre)
    start: dict[str, Any] = {"is_shown": True, "price": Price.ASK}
    if it:
        start = {name: getattr(it, name) for name in forms.ServiceForm.base_fields}
        start["price_cents"] = f"{it.price_cents / 100:.2f}" if it.price_cents else ""
    form = forms.ServiceForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.offer(centre, form.cleaned_data, it, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect("services:overview")
    context = {"form": form, "it": it}
    return render(request, "services/edit.html", context, status=422 if form.errors else 200)


@ask_or_do
@for_staff
def new(request: Request, centre: Any) -> HttpResponse:
    """Put a service in the catalogue."""
    return _edit(request, centre, None)


@ask_or_do
@for_staff
def edit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Change a service, or take it off the site."""
    return _edit(
        request, centre, get_object_or_404(queries.catalogue(request.actor, centre), pk=pk)
    )


def _request(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    offers = queries.quotations(it)
    has_open = any(one.state in queries.OPEN for one in offers)
    context = {
        "it": it,
        "offers": offers,
        "may_answer": not refusal(rules.answer, request.actor, it),
        "may_quote": not refusal(rules.quote, request.actor, it, has_open=has_open),
        "form": forms.AnswerForm(),
        "at": now(),
        **bound,
    }
    return render(request, "services/request.html", context, status=status)


@require_safe
@for_staff
def one_request(request: Request, centre: Any, pk: int) -> HttpResponse:
    """What somebody asked, and what was offered."""
    return _request(request, queries.request(request.actor, centre, pk))


@require_POST
@for_staff
def answer(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Answer in words."""
    it, form = queries.request(request.actor, centre, pk), forms.AnswerForm(request.POST)
    rules.answer(request.actor, it)
    if not form.is_valid():
        return _request(request, it, status=422, form=form)
    actions.answer(it, form.cleaned_data["words"], by=request.actor, at=now())
    messages.success(request, _("Verstuurd."))
    return redirect("services:request", pk)


@require_POST
@for_staff
def quote(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Begin an offer."""
    it = queries.request(request.actor, centre, pk)
    made = actions.quote(it, by=request.actor, at=now())
    return redirect("services:quotation", made.pk)


def _quotation(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    centre, who = it.request.centre, request.actor
    context = {
        "it": it,
        "is_draft": not refusal(rules.send, who, it),
        "may_withdraw": not refusal(rules.withdraw, who, it),
        "may_invoice": not refusal(rules.invoice, who, it),
        "why_no_invoice": refusal(make, who, centre, seller_of(centre)),
        "line_form": forms.LineForm(initial={"tax": it.request.service.tax}),
        "send_form": forms.SendForm(initial={"valid_until": it.valid_until}),
        **queries.money_of(it),
        **bound,
    }
    return render(request, "services/quotation.html", context, status=status)


@require_safe
@for_staff
def quotation(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One offer."""
    return _quotation(request, queries.quotation(request.actor, centre, pk))


@require_POST
@for_staff
def add_line(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Put a line on it."""
    it, form = queries.quotation(request.actor, centre, pk), forms.LineForm(request.POST)
    rules.add_line(request.actor, it)
    if not form.is_valid():
        return _quotation(request, it, status=422, line_form=form)
    actions.add_line(it, form.line(), by=request.actor, at=now())
    return redirect("services:quotation", pk)


@require_POST
@for_staff
def remove_line(request: Request, centre: Any, pk: int, line: int) -> HttpResponse:
    """Take a line off it."""
    it = queries.quotation(request.actor, centre, pk)
    actions.remove_line(queries.line_of(it, line), by=request.actor, at=now())
    return redirect("services:quotation", pk)


@require_POST
@for_staff
def send(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Send it."""
    it, form = queries.quotation(request.actor, centre, pk), forms.SendForm(request.POST)
    rules.send(request.actor, it)
    if form.is_valid():
        try:
            actions.send(it, form.cleaned_data["valid_until"], by=request.actor, at=now())
        except Refused as no:
            form.add_error("valid_until", str(no))
        else:
            messages.success(request, _("Verstuurd. De klant zegt ja of nee met de link."))
            return redirect("services:quotation", pk)
    return _quotation(request, it, status=422, send_form=form)


@require_POST
@for_staff
def withdraw(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Take it back."""
    it = queries.quotation(request.actor, centre, pk)
    actions.withdraw(it, by=request.actor, at=now())
    messages.success(request, _("Ingetrokken. De link werkt niet meer."))
    return redirect("services:request", it.request_id)


@require_POST
@for_staff
def invoice(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Make the invoice of it."""
    it = queries.quotation(request.actor, centre, pk)
    made = actions.invoice(it, by=request.actor, at=now())
    messages.success(request, _("De factuur staat klaar als concept. Kijk hem na en verstuur."))
    return redirect("invoices:detail", made.pk)
