"""The expert's own profile, and the pool at the desk."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.advice.experts import actions, forms, queries, rules
from aanjager.advice.experts.choices import SHOW
from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _own(request: Request) -> Any:
    """One's own profile; without one there is nothing here."""
    it = queries.own(request.actor)
    if it is None:
        raise Http404
    return it


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """What I can do, whether I am full, and in whose pools I am."""
    it = queries.own(request.actor)
    context: dict[str, Any] = {"it": it}
    if it:
        context |= {
            "languages": queries.languages_of(it),
            "pools": queries.pools_of(request.actor, it),
            "to_join": queries.to_join(it),
        }
    return render(request, "experts/mine.html", context)


@never_cache
@login_required
@ask_or_do
def edit(request: Request) -> HttpResponse:
    """Say what I can do."""
    if not request.actor.person_id:
        return redirect("people:profile")  # first a name
    it = queries.own(request.actor)
    form = forms.ProfileForm(request.POST or None, initial=forms.ProfileForm.start(it))
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(form.profile(), by=request.actor, at=now())
        except Refused as no:
            form.add_error("pay", str(no))
        else:
            messages.success(request, _("Bewaard. Kies nu bij welke centrales je in de pool wilt."))
            return redirect("experts:mine")
    context = {"form": form, "it": it}
    return render(request, "experts/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def full(request: Request) -> HttpResponse:
    """Full now, or room again: one press."""
    it = actions.say_full(_own(request), is_full="vol" in request.POST, by=request.actor, at=now())
    messages.success(
        request,
        _("Je zit vol. Niemand vraagt je nu iets.") if it.is_full
        else _("Je hebt weer plek. Centrales kunnen je vinden."),
    )  # fmt: skip
    return redirect("experts:mine")


@login_required
@require_POST
def join(request: Request) -> HttpResponse:
    """Ask to be in the pool of a centre."""
    it = _own(request)
    wanted = request.POST.get("centrale", "")
    centre = get_object_or_404(queries.to_join(it), pk=wanted if wanted.isdecimal() else 0)
    actions.join(it, centre, by=request.actor, at=now())
    messages.success(request, _("Gevraagd. Je krijgt een brief met het antwoord."))
    return redirect("experts:mine")


@login_required
@require_POST
def leave(request: Request, pk: int) -> HttpResponse:
    """Leave a pool."""
    actions.leave(queries.own_pool(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Je staat niet meer in deze pool."))
    return redirect("experts:mine")


@require_safe
@for_staff
def pool(request: Request, centre: Any) -> HttpResponse:
    """The pool of this centre."""
    which, text = chosen(request, "toon", SHOW), request.GET.get("q", "")
    found = queries.pool(request.actor, centre, text=text, which=which)
    context = {
        "page": page_of(found, request), "shows": SHOW, "which": which, "text": text,
        "counts": queries.counts_of_pool(centre),
    }  # fmt: skip
    return show(request, "experts/pool.html", context, partial="results")


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    context = {
        "it": it,
        "languages": queries.languages_of(it.expert),
        "may_decide": not refusal(rules.admit, request.actor, it),
        "form": forms.ReasonForm(),
        **bound,
    }
    return render(request, "experts/detail.html", context, status=status)


@require_safe
@for_staff
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One expert of the pool, or who wants to be."""
    return _page(request, queries.member(request.actor, centre, pk))


def _decide(request: Request, centre: Any, pk: int, act: Any) -> HttpResponse:
    it, form = queries.member(request.actor, centre, pk), forms.ReasonForm(request.POST)
    rules.admit(request.actor, it)
    if not form.is_valid():
        return _page(request, it, status=422, form=form)
    act(it, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, _("Besloten. De deskundige krijgt een brief met de reden."))
    return redirect("experts:pool")


@require_POST
@for_staff
def admit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Admit somebody, with a reason."""
    return _decide(request, centre, pk, actions.admit)


@require_POST
@for_staff
def refuse(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Say no to somebody, with a reason."""
    return _decide(request, centre, pk, actions.refuse)


@require_POST
@for_staff
def release(request: Request, centre: Any, pk: int) -> HttpResponse:
    """End a place in the pool."""
    actions.leave(queries.member(request.actor, centre, pk), by=request.actor, at=now())
    messages.success(request, _("Deze deskundige staat niet meer in de pool."))
    return redirect("experts:pool")
