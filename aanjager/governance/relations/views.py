"""At the desk: with whom we talk, what was said, and what follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.governance.relations import actions, forms, queries, rules
from aanjager.governance.relations.choices import SHOW
from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.kernel.refusals import Refused


@require_safe
@for_staff
def overview(request: Request, centre: Any) -> HttpResponse:
    """Whom the centre talks with."""
    kind = chosen(request, "soort", SHOW)
    page = page_of(queries.overview(request.actor, centre, kind), request)
    context = {"page": page, "shows": SHOW, "kind": kind, "today": localdate()}
    return render(request, "relations/overview.html", context)


def _edit(request: Request, centre: Any, it: Any) -> HttpResponse:
    rules.keep(request.actor, centre)
    start = {name: getattr(it, name) for name in forms.RelationForm.base_fields} if it else {}
    form = forms.RelationForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = actions.keep(centre, form.cleaned_data, it, by=request.actor, at=now())
        return redirect("relations:detail", made.pk)
    context = {"form": form, "it": it}
    return render(request, "relations/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request: Request, centre: Any) -> HttpResponse:
    """Begin a file."""
    return _edit(request, centre, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def edit(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Change who somebody is."""
    return _edit(request, centre, queries.one(request.actor, centre, pk))


def _page(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    context = {
        "it": it,
        "talks": queries.talks(it),
        "follow_ups": queries.follow_ups(it),
        "today": localdate(),
        "talk_form": forms.TalkForm(initial={"held_on": localdate()}, auto_id="talk_%s"),
        **bound,
    }
    if "plan_form" not in context:
        owners = queries.owners(request.actor, it.centre)
        context["plan_form"] = forms.FollowUpForm(owners=owners, auto_id="plan_%s")
    return render(request, "relations/detail.html", context, status=status)


@require_safe
@for_staff
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One file."""
    return _page(request, queries.one(request.actor, centre, pk))


@require_POST
@for_staff
def talk(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Write down a conversation."""
    it, form = (
        queries.one(request.actor, centre, pk),
        forms.TalkForm(request.POST, auto_id="talk_%s"),
    )
    if form.is_valid():
        try:
            actions.talk(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error("held_on", str(no))
        else:
            return redirect("relations:detail", pk)
    return _page(request, it, status=422, talk_form=form)


@require_POST
@for_staff
def plan(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Plan what follows."""
    it, owners = queries.one(request.actor, centre, pk), queries.owners(request.actor, centre)
    form = forms.FollowUpForm(request.POST, owners=owners, auto_id="plan_%s")
    if not form.is_valid():
        return _page(request, it, status=422, plan_form=form)
    actions.plan(it, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Gepland. Op die dag staat het op de werklijst."))
    return redirect("relations:detail", pk)


@require_POST
@for_staff
def finish(request: Request, centre: Any, pk: int, thing: int) -> HttpResponse:
    """Say that it is done."""
    it = queries.one(request.actor, centre, pk)
    actions.finish(queries.follow_up(it, thing), by=request.actor, at=now())
    return redirect("relations:detail", pk)


@require_POST
@for_staff
def erase(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Erase the file."""
    actions.erase(queries.one(request.actor, centre, pk), by=request.actor, at=now())
    messages.success(request, _("Het dossier is gewist."))
    return redirect("relations:overview")


@require_safe
@for_staff
def take(request: Request, centre: Any, pk: int) -> HttpResponse:
    """The whole file, for who asks what is kept about them."""
    facts = queries.facts(queries.one(request.actor, centre, pk))
    answer = JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="relatie-{pk}.json"'
    return answer
