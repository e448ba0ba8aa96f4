"""The dated table of the law: for everybody to read, for the association to keep."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.figures import forms
from aanjager.trust.law import actions, queries, rules
from aanjager.trust.law.choices import NAMES, with_unit

PLACES = {key: place for place, key in enumerate(NAMES)}


def _place(it: Any) -> int:
    """The numbers stand in the order of their names: the allowance first."""
    return PLACES.get(it.key, len(PLACES))


@require_safe
def overview(request: Request) -> HttpResponse:
    """Every number with its period, its source and the day on which somebody checked it."""
    today = localdate()
    groups = [
        (NAMES.get(key, key), [(it, with_unit(it.value, it.unit), queries.is_old(it, today)) for it in found])
        for key, found in groupby(sorted(queries.history(), key=_place), lambda it: it.key)
    ]  # fmt: skip
    why_not = refusal(rules.keep, request.actor)
    return render(request, "figures/overview.html", {"groups": groups, "why_not": why_not})


@login_required
@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Say that a number was looked up again, and still holds."""
    rules.keep(request.actor)
    actions.confirm(queries.one(pk), by=request.actor, at=now())
    messages.success(request, _("Bewaard: vandaag nagekeken."))
    return redirect("figures:overview")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """Put the number of a new year in the table."""
    rules.keep(request.actor)
    form = forms.FigureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(form.figure(), by=request.actor, at=now())
        except Refused as no:
            form.add_error("valid_from", str(no))
        else:
            messages.success(request, _("Het getal staat in de lijst."))
            return redirect("figures:overview")
    context = {"form": form, "heading": _("Nieuw getal uit de wet")}
    return render(request, "figures/form.html", context, status=422 if form.errors else 200)
