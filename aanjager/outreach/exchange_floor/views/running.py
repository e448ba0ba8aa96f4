"""What staff of the centre do: hold, change and close a floor, name matchmakers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused
from aanjager.outreach.exchange_floor import actions, forms, queries, rules

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def new(request: Request) -> HttpResponse:
    """Announce a floor of the visited centre."""
    if not request.centre:
        raise Http404
    rules.hold(request.actor, request.centre)
    form = forms.FloorForm(request.POST or None, centre=request.centre)
    if request.method == "POST" and form.is_valid():
        it = actions.hold(request.centre, form.holding, by=request.actor, at=now())
        messages.success(request, _("De beursvloer staat online. Deel de pagina."))
        return redirect("exchange_floor:detail", it.pk)
    status = 422 if form.errors else 200
    return render(request, "exchange_floor/edit.html", {"form": form}, status=status)


@login_required
@FORM
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a floor."""
    it = queries.one(request.actor, pk)
    rules.edit(request.actor, it)
    names = forms.FloorForm.base_fields
    start = {name: getattr(it, name) for name in names}
    form = forms.FloorForm(request.POST or None, centre=it.centre, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.edit(it, form.holding, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect("exchange_floor:detail", pk)
    context = {"it": it, "form": form, "named": forms.MatchmakerForm()}
    return render(request, "exchange_floor/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """Close a floor."""
    actions.close(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("De beursvloer is gesloten. De uitkomst blijft openbaar."))
    return redirect("exchange_floor:detail", pk)


@login_required
@require_POST
def matchmakers(request: Request, pk: int) -> HttpResponse:
    """Name a matchmaker, or take the task back."""
    it = queries.one(request.actor, pk)
    rules.edit(request.actor, it)
    gone = request.POST.get("weg", "")
    if gone.isdecimal():
        actions.unname_matchmaker(it, int(gone), by=request.actor, at=now())
        messages.success(request, _("Diegene is geen matchmaker meer."))
        return redirect("exchange_floor:edit", pk)
    form = forms.MatchmakerForm(request.POST)
    if form.is_valid():
        try:
            actions.name_matchmaker(it, form.cleaned_data["email"], by=request.actor, at=now())
            messages.success(request, _("Diegene legt nu ook deals vast op deze beursvloer."))
        except Refused as no:
            messages.warning(request, str(no))
    else:
        messages.warning(request, _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."))
    return redirect("exchange_floor:edit", pk)


@login_required
@require_POST
def withdraw(request: Request, pk: int, post_pk: int) -> HttpResponse:
    """Take a post off the floor."""
    it = queries.post(queries.one(request.actor, pk), post_pk)
    actions.withdraw(it, by=request.actor, at=now())
    messages.success(request, _("Weggehaald."))
    return redirect("exchange_floor:detail", pk)
