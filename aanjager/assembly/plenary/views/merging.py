"""The chair brings points together; everybody else sees where the own points are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.plenary import actions, forms, queries, rules
from aanjager.assembly.plenary.views.door import HallRequest, follows, in_hall
from aanjager.kernel.pages import show
from aanjager.kernel.refusals import refusal


def doing(request: HallRequest) -> dict[str, Any]:
    """Who acts, with which device, and when: what every action of the hall asks."""
    return {"who": request.who, "by": request.actor, "at": now()}


@require_safe
@follows
@in_hall
def overview(request: HallRequest) -> HttpResponse:
    """The chair gets the points to bring together; others the themes and their own points."""
    if rules.leads(request.actor, request.meeting, request.who):
        return table(request)
    meeting, group = request.meeting, request.who.group if request.who else None
    context = {
        "meeting": meeting,
        "group": group,
        "points": queries.of_group(group),
        "themes": queries.with_points(queries.shown(request.actor, meeting, request.who)),
        "stage": queries.stage(meeting),
        "writes": rules.writes(request.actor, meeting, request.who),
        "may_amend": not refusal(rules.amend, request.actor, meeting, request.who),
    }
    return show(request, "plenary/follow.html", context, partial="follow")


def table(request: HallRequest, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show the chair's page; `bound` holds a form that was not right."""
    meeting = request.meeting
    step = queries.last_step(meeting)
    balance = queries.balance(meeting)
    themes = list(queries.with_points(queries.themes(meeting)))
    context = {
        "meeting": meeting,
        "board": queries.board(meeting),
        "themes": themes,
        "drafts": [it for it in themes if it.state == it.State.DRAFT],
        "balance": balance,
        "step": step,
        "form": bound.get("form") or forms.MergeForm(found={"points": queries.submitted(meeting)}),
        "begin_form": bound.get("begin_form") or forms.ThemeForm(auto_id="begin_%s"),
        "chosen": request.POST.getlist("points"),
        "why_not_present": refusal(
            rules.present, request.actor, meeting, request.who, left_over=balance.waiting
        ),
    }
    return render(request, "plenary/table.html", context, status=status)


@require_POST
@in_hall
def merge(request: HallRequest) -> HttpResponse:
    rules.open_table(request.actor, request.meeting, request.who)
    form = forms.MergeForm(request.POST, found={"points": queries.submitted(request.meeting)})
    if not form.is_valid():
        return table(request, status=422, form=form)
    points, text = list(form.cleaned_data["points"]), form.cleaned_data["text"]
    theme = actions.merge(request.meeting, points, text, **doing(request))
    messages.success(request, _("Dit is nu thema %(number)s.") % {"number": theme.number})
    return redirect("plenary:overview", request.meeting.pk)


@require_POST
@in_hall
def begin(request: HallRequest) -> HttpResponse:
    rules.open_table(request.actor, request.meeting, request.who)
    form = forms.ThemeForm(request.POST, auto_id="begin_%s")
    if not form.is_valid():
        return table(request, status=422, begin_form=form)
    theme = actions.begin(request.meeting, **form.cleaned_data, **doing(request))
    messages.success(request, _("Dit is nu thema %(number)s.") % {"number": theme.number})
    return redirect("plenary:overview", request.meeting.pk)


@require_POST
@in_hall
def undo(request: HallRequest) -> HttpResponse:
    actions.undo(request.meeting, **doing(request))
    messages.success(request, _("De laatste stap is teruggedraaid. Er is niets verdwenen."))
    return redirect("plenary:overview", request.meeting.pk)


@require_POST
@in_hall
def present(request: HallRequest) -> HttpResponse:
    actions.present(request.meeting, **doing(request))
    messages.success(request, _("De thema's zijn voorgelegd aan de zaal."))
    return redirect("plenary:overview", request.meeting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_hall
def point(request: HallRequest, pk: int) -> HttpResponse:
    """One point: with a theme, apart, or left out with a reason. For others the page does not exist."""
    if not rules.leads(request.actor, request.meeting, request.who):
        raise Http404
    rules.open_table(request.actor, request.meeting, request.who)
    found = queries.submitted(request.meeting).prefetch_related(queries.LINKS)
    it = get_object_or_404(found, pk=pk)
    themes = queries.themes(request.meeting)
    does = request.POST.get("doe", "")
    link = forms.LinkForm(request.POST if does == "link" else None, found={"theme": themes})
    out = forms.ReasonForm(request.POST if does == "leave_out" else None, auto_id="out_%s")
    if request.method == "POST" and _place(request, it, does, link, out):
        messages.success(request, _("Bewaard."))
        return redirect("plenary:overview", request.meeting.pk)
    context = {"meeting": request.meeting, "point": it, "link": link, "out": out, "themes": themes}
    status = 422 if link.errors or out.errors else 200
    return render(request, "plenary/point.html", context, status=status)


def _place(
    request: HallRequest, it: Any, does: str, link: forms.LinkForm, out: forms.ReasonForm
) -> bool:
    """Do with the point what was asked; say whether it was possible to read that."""
    me = doing(request)
    if does == "link" and link.is_valid():
        actions.link(link.cleaned_data["theme"], it, link.cleaned_data["kind"], **me)
    elif does == "leave_out" and out.is_valid():
        actions.leave_out(it, out.cleaned_data["reason"], **me)
    elif does == "apart":
        actions.treat_apart(it, **me)
    elif does == "back":
        actions.take_back(it, **me)
    elif does.startswith(("unlink-", "move-")):
        return _loosen(request, it, does)
    else:
        return False
    return True


def _loosen(request: HallRequest, it: Any, does: str) -> bool:
    """Take the point out of a theme (`unlink-3`), or move it to another one (`move-3`, `naar`)."""
    verb, _sign, pk = does.partition("-")
    themes = queries.themes(request.meeting)
    away = get_object_or_404(themes, pk=int(pk) if pk.isdecimal() else 0)
    if verb == "unlink":
        actions.unlink(away, it, **doing(request))
        return True
    to = request.POST.get("naar", "")
    target = get_object_or_404(themes, pk=int(to) if to.isdecimal() else 0)
    actions.move(it, away, target, **doing(request))
    return True
