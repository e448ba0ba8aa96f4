"""At the desk: inviting another centre, answering, and working on one thing together."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.sharing import actions, forms, queries, rules
from aanjager.outreach.sharing.choices import SHOW


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """What this centre does together with others."""
    centre, which = desk_of(request), chosen(request, "toon", SHOW)
    found = queries.overview(request.actor, centre, which)
    context = {"page": page_of(found, request), "shows": SHOW, "which": which, "of": centre}
    return render(request, "sharing/overview.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Invite another centre into an initiative or a pattern."""
    centre = desk_of(request)
    kind, number = request.GET.get("wat", ""), request.GET.get("nummer", "")
    item = queries.item_to_share(request.actor, centre, kind, number)
    rules.invite(request.actor, item)
    form = forms.InviteForm(request.POST or None, others=queries.others(centre))
    if request.method == "POST" and form.is_valid():
        guest = centres.open_to_all().get(pk=form.cleaned_data["guest"])
        why = form.cleaned_data["why"]
        try:
            it = actions.invite(item, guest, why, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Uitgenodigd. Zij krijgen een brief en zeggen ja of nee."))
            return redirect("sharing:detail", it.pk)
    known = queries.of_item(request.actor, item)
    context = {"form": form, "item": item, "known": known}
    return render(request, "sharing/new.html", context, status=422 if form.errors else 200)


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show it with all that can be done; `bound` holds a form that was not right."""
    blank = {
        "decline": forms.BecauseForm(auto_id="decline_%s"),
        "end": forms.BecauseForm(auto_id="end_%s"),
        "propose": forms.ProposeForm(auto_id="propose_%s"),
    }
    context = {
        "it": it,
        "item": queries.shown_to(request.actor, it),
        "proposals": queries.proposals(it) if it.pattern_id else [],
        "forms": {**blank, **bound},
        "can_answer": not refusal(rules.accept, request.actor, it),
        "can_end": not refusal(rules.end, request.actor, it),
        "can_propose": not refusal(rules.propose, request.actor, it),
        "is_host": it.host_id in request.actor.staff_of,
    }
    return render(request, "sharing/detail.html", context, status=status)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One thing that two centres do together, or were asked to."""
    return _page(request, queries.one(request.actor, desk_of(request), pk))


@login_required
@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """Say yes."""
    it = queries.one(request.actor, desk_of(request), pk)
    actions.accept(it, by=request.actor, at=now())
    messages.success(request, _("Jullie doen mee. Hier zie je vanaf nu wat er gebeurt."))
    return redirect("sharing:detail", pk)


@login_required
@require_POST
def decline(request: Request, pk: int) -> HttpResponse:
    """Say no, with a reason."""
    it = queries.one(request.actor, desk_of(request), pk)
    form = forms.BecauseForm(request.POST, auto_id="decline_%s")
    if not form.is_valid():
        return _page(request, it, status=422, decline=form)
    actions.decline(it, form.cleaned_data["because"], by=request.actor, at=now())
    messages.success(request, _("Gezegd. De andere centrale krijgt een brief."))
    return redirect("sharing:detail", pk)


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """Stop."""
    it = queries.one(request.actor, desk_of(request), pk)
    form = forms.BecauseForm(request.POST, auto_id="end_%s")
    if not form.is_valid():
        return _page(request, it, status=422, end=form)
    actions.end(it, form.cleaned_data["because"], by=request.actor, at=now())
    messages.success(request, _("Gestopt. De andere centrale krijgt een brief."))
    return redirect("sharing:detail", pk)


@login_required
@require_POST
def propose(request: Request, pk: int) -> HttpResponse:
    """Propose a next step."""
    it = queries.one(request.actor, desk_of(request), pk)
    form = forms.ProposeForm(request.POST, auto_id="propose_%s")
    if not form.is_valid():
        return _page(request, it, status=422, propose=form)
    actions.propose(it, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Voorgesteld. De andere centrale beslist en krijgt een brief."))
    return redirect("sharing:detail", pk)
