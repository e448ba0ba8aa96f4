"""The organisation: what it says about itself, who speaks for it, and the centre's decision."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.organisations import actions, queries, rules
from aanjager.community.organisations.forms import AppealForm, DetailsForm, InviteForm
from aanjager.kernel.pages import Request, show
from aanjager.kernel.refusals import refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def signed_in(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask who it is first."""

    @wraps(page)
    def door(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path(), "/inloggen/")
        return page(request, *args, **kwargs)

    return door


@require_safe
@signed_in
def choose(request: Request) -> HttpResponse:
    """Lead to the organisation that somebody speaks for; with several, ask which."""
    found = list(queries.of_coordinator(request.actor))
    if len(found) == 1:
        return redirect("organisations:own", found[0].pk)
    if not found:
        raise Http404
    return show(request, "organisations/choose.html", {"organisations": found})


@ask_or_do
@signed_in
def details(request: Request, pk: int) -> HttpResponse:
    """What the organisation says about itself, and how it stands with the centre."""
    organisation = queries.own(request.actor, pk)
    start = {name: getattr(organisation, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.change(organisation, form.details(), by=request.actor, at=now())
        messages.success(request, _("De gegevens zijn bewaard."))
        return redirect("organisations:own", pk)
    screening = queries.last_screening(request.actor, organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "reason": refusal(rules.change, request.actor, organisation),
        "screening": screening,
        "statements": queries.statements(organisation, localdate()),
        "why_not_appeal": refusal(rules.appeal, request.actor, organisation, screening),
    }
    status = 422 if form.is_bound else 200
    return show(request, "organisations/own.html", context, status=status)


@ask_or_do
@signed_in
def people(request: Request, pk: int) -> HttpResponse:
    """Who speaks for the organisation; invite somebody."""
    organisation = queries.own(request.actor, pk)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.invite(organisation, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("De uitnodiging is verstuurd."))
        return redirect("organisations:people", pk)
    roles = queries.coordinators(organisation)
    has_others = len(roles) > 1
    context = {
        "organisation": organisation,
        "roles": [
            (it, refusal(rules.end_role, request.actor, it, has_others=has_others)) for it in roles
        ],
        "form": form,
        "reason": refusal(rules.invite, request.actor, organisation),
    }
    status = 422 if form.is_bound else 200
    return show(request, "organisations/people.html", context, status=status)


@require_POST
@signed_in
def end_role(request: Request, pk: int, role: int) -> HttpResponse:
    """Somebody no longer speaks for the organisation."""
    found = queries.role(request.actor, pk, role)
    actions.end_role(found, by=request.actor, at=now())
    name = found.person.name
    messages.success(
        request, _("%(name)s spreekt niet meer namens de organisatie.") % {"name": name}
    )
    is_own = found.person_id == request.actor.person_id
    return redirect("/mijn/" if is_own else f"/organisatie/{pk}/mensen/")


@ask_or_do
@signed_in
def appeal(request: Request, pk: int) -> HttpResponse:
    """Object to the decision of the centre."""
    organisation = queries.own(request.actor, pk)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        actions.appeal(organisation, text=text, by=request.actor, at=now())
        messages.success(request, _("Je bezwaar is verstuurd. Een collega kijkt er opnieuw naar."))
        return redirect("organisations:own", pk)
    screening = queries.last_screening(request.actor, organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "screening": screening,
        "reason": refusal(rules.appeal, request.actor, organisation, screening),
    }
    status = 422 if form.is_bound else 200
    return show(request, "organisations/appeal.html", context, status=status)


@ask_or_do
@signed_in
def stop(request: Request, pk: int) -> HttpResponse:
    """Ask once more, then take the organisation off the site."""
    organisation = queries.own(request.actor, pk)
    if request.method == "POST":
        actions.stop(organisation, by=request.actor, at=now())
        messages.success(request, _("De organisatie staat niet meer op de site."))
        return redirect("organisations:own", pk)
    reason = refusal(rules.stop, request.actor, organisation)
    return show(
        request, "organisations/stop.html", {"organisation": organisation, "reason": reason}
    )
