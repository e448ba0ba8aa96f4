"""The window behind a personal link: looking is a button that is noted, signing another."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.front.partner import forms, queries
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal
from aanjager.partnership.agreements import actions, rules
from aanjager.partnership.agreements import queries as agreements

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _old(request: Request) -> HttpResponse:
    return render(request, "partner/old_link.html", status=404)


@never_cache
@ask_or_do
def door(request: Request, token: str) -> HttpResponse:
    """Say what is behind the door; the button opens it and the look is noted."""
    contact = queries.contact_of(token)
    if contact is None:
        return _old(request)
    if request.method == "POST":
        actions.look(contact, token=token, by=request.actor, at=now())
        return redirect("partner:window", token)
    return render(request, "partner/door.html", {"contact": contact, "it": contact.agreement})


@never_cache
@require_safe
def window(request: Request, token: str) -> HttpResponse:
    """The agreed indicators, their targets, what came of them, and the explanation."""
    contact = queries.contact_of(token)
    if contact is None:
        return _old(request)
    if not queries.is_open(contact, now()):
        return redirect("partner:door", token)
    it = contact.agreement
    context = {
        "it": it, "token": token, "lines": queries.window(it), "quarters": queries.quarters(it),
    }  # fmt: skip
    return render(request, "partner/window.html", context)


@never_cache
@ask_or_do
def quarter(request: Request, token: str, year: int, number: int) -> HttpResponse:
    """One quarter; the button signs it."""
    contact = queries.contact_of(token)
    if contact is None:
        return _old(request)
    if not queries.is_open(contact, now()):
        return redirect("partner:door", token)
    it = contact.agreement
    found = agreements.of_quarter(it, year, number)
    form = forms.SignForm(request.POST or None, initial={"name": contact.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        actions.sign(contact, found.first, name, token=token, by=request.actor, at=now())
        messages.success(request, _("Getekend. Deze cijfers staan nu vast. Dank je wel."))
        return redirect("partner:quarter", token, year, number)
    lines = [(row.indicator, queries.pane(row.indicator, row.cells[found.first]))
             for row in agreements.board(it)]  # fmt: skip
    why_not = refusal(rules.sign, request.actor, found, contact, token=token)
    context: dict[str, Any] = {
        "it": it, "token": token, "quarter": found, "year": year, "number": number,
        "lines": lines, "form": form, "why_not_sign": why_not,
    }  # fmt: skip
    return render(request, "partner/quarter.html", context, status=422 if form.errors else 200)
