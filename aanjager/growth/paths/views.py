"""Mijn plek: where I may go next; the circle for staff; thanks of an organisation; and the wall."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.people import queries as people
from aanjager.growth.paths import actions, forms, queries, rules
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _page(request: Request, form: Any, agreeing: Any = None) -> HttpResponse:
    me, pulls = queries.me(request.actor), queries.circles(request.actor)
    path = queries.path(me, now(), pulls)
    centre = request.centre or None
    here = next((it for it in pulls if centre and it.centre_id == centre.pk), None)
    why_not = ""
    if me and centre:
        why_not = refusal(rules.join, request.actor, me, centre=centre)
    if form is None:
        form = forms.JoinForm(initial={"wants": here.wants} if here else {})
    context = {
        "path": path, "milestones": rules.milestones(path),
        "next": rules.next_steps(path, queries.offers(request.actor)),
        "pulls": pulls, "here": here, "form": form, "may_join": bool(me and centre and not why_not),
        "thanks": [(it, _agree_form(it, me, agreeing)) for it in queries.to_me(request.actor)],
    }  # fmt: skip
    bad = form.errors or agreeing
    return render(request, "paths/mine.html", context, status=422 if bad else 200)


def _agree_form(it: Any, me: Any, agreeing: Any) -> Any:
    if it.agreed_at:
        return None
    if agreeing and agreeing.prefix == f"d{it.pk}":
        return agreeing
    first = me.name.split(" ")[0] if me else ""
    return forms.AgreeForm(prefix=f"d{it.pk}", initial={"shown_name": first})


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """My path, what could come next, the circle, and thanks to me."""
    return _page(request, None)


@never_cache
@login_required
@require_POST
def join(request: Request) -> HttpResponse:
    """Join the circle of this centre, or say it in other words."""
    me = people.own(request.actor)
    if me is None or not request.centre:
        raise Http404
    form = forms.JoinForm(request.POST)
    if not form.is_valid() and not refusal(rules.join, request.actor, me, centre=request.centre):
        return _page(request, form)
    wants = form.cleaned_data.get("wants", "")
    actions.join(me, centre=request.centre, wants=wants, by=request.actor, at=now())
    messages.success(
        request, _("Je staat erbij. De centrale belt of mailt als er iets te trekken is.")
    )
    return redirect("paths:mine")


@login_required
@require_POST
def leave(request: Request, pk: int) -> HttpResponse:
    """Leave the circle."""
    actions.leave(queries.own_pull(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Je staat er niet meer bij."))
    return redirect("paths:mine")


@never_cache
@login_required
@require_POST
def agree(request: Request, pk: int) -> HttpResponse:
    """Put thanks on the wall."""
    it = queries.one(request.actor, pk)
    form = forms.AgreeForm(request.POST, prefix=f"d{it.pk}")
    if not form.is_valid() and not refusal(rules.agree, request.actor, it):
        return _page(request, None, agreeing=form)
    name = form.cleaned_data.get("shown_name", "")
    actions.agree(it, shown_name=name, by=request.actor, at=now())
    messages.success(request, _("Het staat op de dankmuur. Je haalt het weg wanneer je wilt."))
    return redirect("paths:mine")


@never_cache
@login_required
@ask_or_do
def thank(request: Request) -> HttpResponse:
    """Thank who takes part with us or did."""
    if not request.actor.coordinator_of:
        raise Http404
    form = forms.ThankForm(request.POST or None, placements=queries.to_thank(request.actor))
    if request.method == "POST" and form.is_valid():
        it, words = form.cleaned_data["to"], form.cleaned_data["words"]
        actions.thank(it, words=words, by=request.actor, at=now())
        messages.success(
            request, _("Verstuurd. Het komt op de dankmuur als de vrijwilliger dat wil.")
        )
        return redirect("paths:thank")
    context = {"form": form, "page": page_of(queries.of_organisation(request.actor), request)}
    return render(request, "paths/thank.html", context, status=422 if form.errors else 200)


@for_staff
@require_safe
def circle(request: Request, centre: Any) -> HttpResponse:
    """At the desk: who joined our circle."""
    page = page_of(queries.circle(request.actor, centre), request)
    return render(request, "paths/circle.html", {"page": page})


@require_safe
def wall(request: Request) -> HttpResponse:
    """Thanks that everybody may read."""
    page = page_of(queries.wall(request.centre or None), request)
    return render(request, "paths/wall.html", {"page": page})


@require_POST
@login_required
def take_down(request: Request, pk: int) -> HttpResponse:
    """Take thanks away."""
    it = queries.one(request.actor, pk)
    actions.take_down(it, by=request.actor, at=now())
    messages.success(request, _("Weggehaald."))
    if it.placement.person_id == request.actor.person_id:
        return redirect("paths:mine")
    return redirect("paths:thank" if request.actor.coordinator_of else "paths:wall")
