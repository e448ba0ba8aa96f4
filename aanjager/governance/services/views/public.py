"""For everybody: the catalogue, asking, and the offer behind a link."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.governance.services import actions, forms, queries, rules
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def shown(request: Request) -> HttpResponse:
    """What the centre offers; at the address of the network what every centre offers."""
    found = queries.shown(request.centre or None)
    return render(request, "services/shown.html", {"services": found[:60]})


@ask_or_do
def one(request: Request, pk: int) -> HttpResponse:
    """One service, and the form to ask for it."""
    it = get_object_or_404(queries.shown(request.centre or None), pk=pk)
    form = forms.AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(it, form.asking(), by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = _("Je aanvraag is binnen. Je krijgt een brief met wanneer we antwoorden.")
            messages.success(request, said)
            return redirect("services:one", pk)
    context = {"it": it, "form": form}
    return render(request, "services/one.html", context, status=422 if form.errors else 200)


def _offer(request: Request, token: str, *, status: int = 200, **bound: Any) -> HttpResponse:
    it = queries.by_link(token)
    context = {
        "it": it,
        "token": token,
        "why_not": refusal(rules.accept, request.actor, it, token=token, today=localdate()),
        "accept_form": forms.AcceptForm(),
        "decline_form": forms.DeclineForm(),
        **queries.money_of(it),
        **bound,
    }
    return render(request, "services/offer.html", context, status=status)


@never_cache
@require_safe
def offer(request: Request, token: str) -> HttpResponse:
    """The offer, for who holds the link; looking says nothing."""
    return _offer(request, token)


@never_cache
@require_POST
def accept(request: Request, token: str) -> HttpResponse:
    """Say yes."""
    it, form = queries.by_link(token), forms.AcceptForm(request.POST)
    if not form.is_valid():
        return _offer(request, token, status=422, accept_form=form)
    actions.accept(it, token, form.cleaned_data["name"], by=request.actor, at=now())
    messages.success(request, _("Dank je. De centrale weet het en stuurt later de factuur."))
    return redirect("services:offer", token)


@never_cache
@require_POST
def decline(request: Request, token: str) -> HttpResponse:
    """Say no."""
    it, form = queries.by_link(token), forms.DeclineForm(request.POST)
    if not form.is_valid():
        return _offer(request, token, status=422, decline_form=form)
    actions.decline(it, token, form.cleaned_data["because"], by=request.actor, at=now())
    messages.success(request, _("Gezegd. De centrale weet het."))
    return redirect("services:offer", token)
