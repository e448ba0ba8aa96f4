"""For staff: which initiatives a pattern of signals became."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.participation.origins import actions, forms, queries


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_pattern(request: Request, pk: int) -> HttpResponse:
    """What a pattern became, and choosing an initiative that grew out of it, or taking that back."""
    pattern = queries.pattern(request.actor, pk)
    grown, free = queries.grown_from(request.actor, pattern), queries.may_have_grown(request.actor)
    form = forms.GrowForm(request.POST or None, choices=free)
    if request.method == "POST":
        if wrong := request.POST.get("niet", ""):
            it = get_object_or_404(grown, pk=int(wrong) if wrong.isdecimal() else 0)
            actions.let_go(it, by=request.actor, at=now())
            messages.success(request, _("Losgemaakt."))
            return redirect("origins:of_pattern", pk)
        if form.is_valid():
            it = get_object_or_404(free, pk=form.cleaned_data["initiative"])
            actions.grow(it, pattern, by=request.actor, at=now())
            messages.success(request, _("De lijn staat: van signaal naar initiatief."))
            return redirect("origins:of_pattern", pk)
    context = {"pattern": pattern, "grown": list(grown), "form": form, "free": free}
    status = 422 if form.errors else 200
    return render(request, "origins/of_pattern.html", context, status=status)
