"""The pages of plans to begin slowly: for whose they are, an organisation, and a consultant."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.people import queries as people
from aanjager.growth.build_up import actions, forms, queries, rules
from aanjager.growth.confidence.queries import staff_row
from aanjager.kernel import paper as papers
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """My plans, the places I can make one for, and who looked."""
    context = {
        "plans": queries.own(request.actor), "places": queries.places(request.actor),
        "looks": queries.looks(request.actor),
    }  # fmt: skip
    return render(request, "build_up/mine.html", context)


@never_cache
@login_required
@ask_or_do
@sensitive_post_parameters()
def begin(request: Request, pk: int) -> HttpResponse:
    """Begin a plan for one of my places."""
    place, form = queries.own_place(request.actor, pk), forms.BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan = actions.begin(place, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Bewaard. Zet nu de eerste stap erin."))
        return redirect("build_up:detail", plan.pk)
    context = {"form": form, "spot": place}
    return render(request, "build_up/begin.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def of_organisation(request: Request) -> HttpResponse:
    """Who shows my organisation a plan."""
    if not request.actor.coordinator_of:
        raise Http404
    page = page_of(queries.of_organisation(request.actor), request)
    return render(request, "build_up/of_organisation.html", {"page": page})


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """At the desk: the plans that I may read or wrote along."""
    page = page_of(queries.of_consultant(request.actor, centre), request)
    return render(request, "build_up/overview.html", {"page": page})


@for_staff
@require_safe
def of_person(request: Request, centre: Any, person: int) -> HttpResponse:
    """The places of somebody, to make a plan together; whether there is one already is not said."""
    who = people.one(request.actor, person)
    context = {"who": who, "places": queries.places_of(who, centre)}
    return render(request, "build_up/of_person.html", context)


@for_staff
@ask_or_do
@sensitive_post_parameters()
def together(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Make a plan together; the page is empty, whatever there was before."""
    place = queries.place_at_desk(request.actor, centre, pk)
    staff, form = staff_row(request.actor, centre), forms.TogetherForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data}
        said["heard_yes"] = said.pop("agrees")
        plan = actions.write_along(place, staff=staff, **said, by=request.actor, at=now())
        messages.success(request, _("Opgeschreven. Zet nu samen de eerste stap erin."))
        return redirect("build_up:detail", plan.pk)
    context = {"form": form, "spot": place}
    return render(request, "build_up/together.html", context, status=422 if form.errors else 200)


def _page(request: Request, plan: Any, **given: Any) -> HttpResponse:
    """One plan as who looks may see it, with the forms of who holds the pen."""
    actor, is_open = request.actor, queries.is_open(request.actor, plan, now())
    is_own, writes = rules.is_own(actor, plan), not refusal(rules.holds_the_pen, actor, plan)
    context = {
        "plan": plan, "is_open": is_open, "said": queries.seen(actor, plan) if is_open else None,
        "is_own": is_own, "writes": writes and is_open, "stands_by": rules.wrote(actor, plan),
        "steps": forms.StepForm(), "accept": forms.AcceptForm(),
    }  # fmt: skip
    if context["writes"]:
        context["words"] = forms.WordsForm(initial={"words": plan.words, "door": plan.door})
        context["show"] = _show_form(request, plan) if plan.agreed_at else None
    bad = any(form.errors for form in given.values())
    return render(request, "build_up/detail.html", context | given, status=422 if bad else 200)


def _show_form(request: Request, plan: Any, data: Any = None) -> forms.ShowForm:
    now_is = {"organisation": bool(plan.shown_at), "staff": str(plan.staff_id or "")}
    can_choose = rules.is_own(request.actor, plan)
    return forms.ShowForm(
        data, staff=queries.consultants(plan), can_choose=can_choose, initial=now_is
    )


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One plan; for others than whose it is after a written look."""
    return _page(request, queries.one(request.actor, pk))


def _done(request: Request, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("build_up:detail", pk)


def _filled(
    request: Request, plan: Any, act: Callable[..., object], said: str, **given: Form
) -> HttpResponse:
    """Do what a good form asks; else show the page with what is wrong in it."""
    (form,) = given.values()
    if not form.is_valid():
        return _page(request, plan, **given)
    act(plan, **form.cleaned_data, by=request.actor, at=now())
    return _done(request, plan.pk, said)


@login_required
@require_POST
def look(request: Request, pk: int) -> HttpResponse:
    """Open it for some minutes; the look is written down for whose plan it is."""
    actions.look(queries.one(request.actor, pk), by=request.actor, at=now())
    return redirect("build_up:detail", pk)


@never_cache
@login_required
@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """Say yes to what a consultant wrote along."""
    plan, form = queries.to_accept(request.actor, pk), forms.AcceptForm(request.POST)
    said = _("Bewaard. Het is jouw plan.")
    return _filled(request, plan, actions.accept, said, accept=form)


@never_cache
@login_required
@require_POST
@sensitive_post_parameters()
def change(request: Request, pk: int) -> HttpResponse:
    """Change what matters and who stands at the door."""
    plan, form = queries.to_write(request.actor, pk), forms.WordsForm(request.POST)
    return _filled(request, plan, actions.change, _("Bewaard."), words=form)


@never_cache
@login_required
@require_POST
@sensitive_post_parameters()
def add_step(request: Request, pk: int) -> HttpResponse:
    """Plan a step or a talk."""
    plan, form = queries.to_write(request.actor, pk), forms.StepForm(request.POST)
    said = _("De stap staat in het plan.")
    return _filled(request, plan, actions.add_step, said, steps=form)


@login_required
@require_POST
def remove_step(request: Request, pk: int, step: int) -> HttpResponse:
    """Take a step out."""
    actions.remove_step(queries.step(request.actor, pk, step), by=request.actor, at=now())
    return _done(request, pk, _("De stap is weg."))


@login_required
@require_POST
def held(request: Request, pk: int, step: int) -> HttpResponse:
    """A talk was held."""
    actions.held(queries.step(request.actor, pk, step), by=request.actor, at=now())
    return _done(request, pk, _("Opgeschreven dat het gesprek is geweest."))


@login_required
@require_POST
def answer(request: Request, pk: int, step: int) -> HttpResponse:
    """How it goes."""
    it = queries.step(request.actor, pk, step)
    actions.answer(it, said=request.POST.get("said", ""), by=request.actor, at=now())
    return _done(request, pk, _("Dank je. Wil je praten? Dan belt je consulent, of bel ons zelf."))


@never_cache
@login_required
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """Choose who may see it."""
    plan = queries.to_write(request.actor, pk)
    form = _show_form(request, plan, request.POST)
    said = _("Bewaard wie het mag zien.")
    return _filled(request, plan, actions.show, said, show=form)


@login_required
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    """Erase a plan."""
    plan = queries.one(request.actor, pk)
    is_own = rules.is_own(request.actor, plan)
    actions.stop(plan, by=request.actor, at=now())
    messages.success(request, _("Weg. Niemand ziet het meer."))
    return redirect("build_up:mine" if is_own else "build_up:overview")


@never_cache
@login_required
@require_safe
def paper(request: Request, pk: int) -> HttpResponse:
    """The plan on paper, in large type."""
    plan = queries.one(request.actor, pk)
    reads = rules.is_own(request.actor, plan) or rules.wrote(request.actor, plan)
    if not reads or not queries.is_open(request.actor, plan, now()):
        raise Http404
    made = queries.paper(plan, queries.seen(request.actor, plan), language=get_language() or "nl")
    answer = HttpResponse(papers.pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="papier.pdf"'
    return answer
