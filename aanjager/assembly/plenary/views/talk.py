"""A theme and what is said about it; lines, and what comes of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.plenary import actions, forms, queries, rules
from aanjager.assembly.plenary.views.door import HallRequest, follows, in_hall
from aanjager.assembly.plenary.views.merging import doing
from aanjager.kernel.pages import show
from aanjager.kernel.refusals import refusal


def one(request: HallRequest, pk: int) -> Any:
    """Return a theme that this person may see; a draft is there only for chair and scribe."""
    found = queries.shown(request.actor, request.meeting, request.who)
    return get_object_or_404(queries.with_points(found), pk=pk)


def page(request: HallRequest, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show a theme; `bound` holds a form that was not right."""
    actor, meeting, who = request.actor, request.meeting, request.who
    writes, leads = rules.writes(actor, meeting, who), rules.leads(actor, meeting, who)
    words = forms.ThemeForm(initial={"text": it.text, "heading": it.heading}, auto_id="reword_%s")
    context = {
        "meeting": meeting,
        "theme": it,
        "lines": queries.heard(actor, meeting, it, who),
        "stage": queries.stage(meeting),
        "writes": writes,
        "leads": leads,
        "organises": rules.organises(actor, meeting),
        "kinds": queries.kinds(),
        "say": bound.get("say") or forms.LineForm(auto_id="say_%s"),
        "offer": bound.get("offer") or forms.OfferForm(auto_id="offer_%s"),
        "reword": bound.get("reword") or words,
        "why_not_say": refusal(rules.say, actor, it, who, text="-"),
        "why_not_offer": refusal(rules.offer, actor, it, who, text="-", waiting=0),
        "may_amend": not refusal(rules.amend, actor, meeting, who),
        "joined": rules.takes_part(who, meeting),
        "revisions": it.revisions.order_by("-revised_at", "-pk") if writes else [],
    }
    return show(request, "plenary/theme.html", context, partial="lines", status=status)


@require_safe
@follows
@in_hall
def theme(request: HallRequest, pk: int) -> HttpResponse:
    return page(request, one(request, pk))


def back(request: HallRequest, pk: int, line: int = 0) -> HttpResponse:
    path = reverse("plenary:theme", args=[request.meeting.pk, pk])
    return redirect(f"{path}#regel-{line}" if line else path)


@require_POST
@in_hall
def reword(request: HallRequest, pk: int) -> HttpResponse:
    it = one(request, pk)
    rules.open_table(request.actor, request.meeting, request.who)
    form = forms.ThemeForm(request.POST, auto_id="reword_%s")
    if not form.is_valid():
        return page(request, it, status=422, reword=form)
    actions.reword(it, **form.cleaned_data, **doing(request))
    messages.success(request, _("De nieuwe tekst staat er. De oude blijft bewaard."))
    return back(request, pk)


@require_POST
@in_hall
def step(request: HallRequest, pk: int) -> HttpResponse:
    """Finish a theme, or take it apart."""
    it, does = one(request, pk), request.POST.get("doe", "")
    if does == "dissolve":
        actions.dissolve(it, **doing(request))
        messages.success(request, _("Het thema is uit elkaar. De punten staan weer in de lijst."))
        return redirect("plenary:overview", request.meeting.pk)
    actions.finish(it, request.POST.get("because", ""), **doing(request))
    messages.success(request, _("Dit thema is afgerond."))
    return back(request, pk)


@require_POST
@in_hall
def say(request: HallRequest, pk: int) -> HttpResponse:
    it = one(request, pk)
    rules.say(request.actor, it, request.who, text="-")
    form = forms.LineForm(request.POST, auto_id="say_%s")
    if not form.is_valid():
        return page(request, it, status=422, say=form)
    actions.say(it, form.values(), **doing(request))
    return back(request, pk)


@require_POST
@in_hall
def offer(request: HallRequest, pk: int) -> HttpResponse:
    it = one(request, pk)
    rules.offer(request.actor, it, request.who, text="-", waiting=0)
    form = forms.OfferForm(request.POST, auto_id="offer_%s")
    if not form.is_valid():
        return page(request, it, status=422, offer=form)
    label = request.who.label if request.who else ""
    actions.offer(it, form.values(label), **doing(request))
    messages.success(request, _("Je regel ligt bij de verslaglegger."))
    return back(request, pk)


@require_POST
@in_hall
def line(request: HallRequest, pk: int) -> HttpResponse:
    """Sort, keep or leave out a line, or make a signal of it."""
    it = get_object_or_404(queries.lines(request.meeting), pk=pk)
    does, me = request.POST.get("doe", ""), doing(request)
    if does == "signal":
        actions.signal(it, by=request.actor, at=now())
        messages.success(request, _("Dit is nu een signaal."))
    elif does == "pass_over":
        actions.pass_over(it, request.POST.get("reason", ""), **me)
    elif does == "keep":
        actions.keep(it, **me)
    else:
        actions.sort(it, does, **me)
    if it.theme_id is None:
        return redirect("plenary:overview", request.meeting.pk)
    return back(request, it.theme_id, it.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_hall
def sources(request: HallRequest) -> HttpResponse:
    """The amendments on the text of this meeting, and where each came from."""
    meeting = request.meeting
    found = queries.amendments(meeting)
    choices = {
        "amendments": queries.amendments_of(meeting),
        "theme": queries.shown(request.actor, meeting, request.who),
    }
    form = forms.SourcesForm(request.POST or None, found=choices)
    if request.method == "POST":
        if form.is_valid():
            for it in form.cleaned_data["amendments"]:
                named = actions.Source(theme=form.cleaned_data["theme"])
                actions.name_source(it, meeting, named, **doing(request))
            messages.success(request, _("De herkomst staat erbij."))
            return redirect("plenary:sources", meeting.pk)
        rules.open_table(request.actor, meeting, request.who)
    context = {
        "meeting": meeting,
        "amendments": [(it, queries.origins(it)) for it in found],
        "may_amend": not refusal(rules.amend, request.actor, meeting, request.who),
        "form": form,
        "writes": rules.writes(request.actor, meeting, request.who),
    }
    status = 422 if form.is_bound else 200
    return render(request, "plenary/sources.html", context, status=status)
