"""What who organises a day does: announce, change, tasks, the list, call off, count; and the look of staff."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.kernel import paper
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.action_days import actions, forms, queries, rules

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def new(request: Request) -> HttpResponse:
    """Announce a day at the visited centre."""
    centre = request.centre
    if not centre:
        raise Http404
    behalf = queries.on_behalf(request.actor, centre)
    rules.announce(request.actor, centre, speaks=bool(behalf))
    works = not refusal(rules.announce, request.actor, centre, speaks=False)
    form = forms.DayForm(request.POST or None, centre=centre, behalf=behalf, works=works)
    if request.method == "POST" and form.is_valid():
        day = actions.announce(centre, form.announcing, by=request.actor, at=now())
        messages.success(request, _("De dag is gemaakt. Zet er nu taken bij."))
        return redirect("action_days:edit", day.pk)
    status = 422 if form.errors else 200
    return render(request, "action_days/edit.html", {"form": form}, status=status)


def _organised(request: Request, pk: int) -> Any:
    """A day that the actor organises and that goes on; 403 with the reason for others."""
    day = queries.one(request.actor, pk)
    rules.edit(request.actor, day)
    return day


def _edit_page(request: Request, day: Any, **failed: Any) -> HttpResponse:
    start = {name: getattr(day, name) for name in forms.DayForm.base_fields if name != "behalf"}
    places = queries.tasks(day, now())
    context = {
        "day": day,
        "form": forms.DayForm(centre=day.centre, initial=start),
        "task": forms.TaskForm(auto_id="taak_%s"),
        "places": [
            (one, forms.PlacesForm(auto_id=f"plek{one.task.pk}_%s", initial={"places": one.task.places}))
            for one in places
        ],
        "off": forms.CancelForm(auto_id="af_%s"),
        "why_not_cancel": refusal(rules.cancel, request.actor, day, on=localdate()),
        **failed,
    }  # fmt: skip
    return render(request, "action_days/edit.html", context, status=422 if failed else 200)


@never_cache
@login_required
@FORM
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a day, and its tasks."""
    day = _organised(request, pk)
    if request.method != "POST":
        return _edit_page(request, day)
    form = forms.DayForm(request.POST, centre=day.centre)
    if not form.is_valid():
        return _edit_page(request, day, form=form)
    actions.edit(day, form.announcing, by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("action_days:detail", pk)


@login_required
@require_POST
def look(request: Request, pk: int) -> HttpResponse:
    """Let a day online, or not."""
    passes = request.POST.get("doe") == "ja"
    reason = request.POST.get("reason", "")[:300]
    day = queries.one(request.actor, pk)
    actions.look(day, passes=passes, reason=reason, by=request.actor, at=now())
    messages.success(request, _("De organisator krijgt een brief."))
    return redirect("action_days:detail", pk)


@login_required
@require_POST
def add_task(request: Request, pk: int) -> HttpResponse:
    """Add something to do."""
    day = _organised(request, pk)
    form = forms.TaskForm(request.POST, auto_id="taak_%s")
    if not form.is_valid():
        return _edit_page(request, day, task=form)
    actions.add_task(day, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("De taak staat erbij."))
    return redirect("action_days:edit", pk)


@login_required
@require_POST
def change_task(request: Request, pk: int, task_pk: int) -> HttpResponse:
    """More or fewer places, or the task goes."""
    task = queries.task(_organised(request, pk), task_pk)
    form = forms.PlacesForm(request.POST)
    try:
        if "weg" in request.POST:
            actions.drop_task(task, by=request.actor, at=now())
            messages.success(request, _("De taak is weg."))
        elif form.is_valid():
            actions.set_places(task, form.cleaned_data["places"], by=request.actor, at=now())
            messages.success(request, _("Bewaard."))
        else:
            messages.warning(request, _("Vul een getal in, zoals 12."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("action_days:edit", pk)


@login_required
@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Call a day off."""
    day = _organised(request, pk)
    form = forms.CancelForm(request.POST, auto_id="af_%s")
    if not form.is_valid():
        return _edit_page(request, day, off=form)
    actions.cancel(day, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, _("De dag gaat niet door. Iedereen op de lijst krijgt een brief."))
    return redirect("action_days:detail", pk)


def _listed(request: Request, pk: int) -> Any:
    """A day whose list the actor may read."""
    day = queries.one(request.actor, pk)
    rules.organises(request.actor, day)
    return day


@never_cache
@login_required
@require_safe
def people(request: Request, pk: int) -> HttpResponse:
    """Who comes, and counting who came."""
    day = _listed(request, pk)
    why_not = refusal(rules.count, request.actor, day, on=localdate())
    form = None if why_not else forms.CountForm(places=queries.tasks(day, now()))
    is_over = day.held_on < localdate()
    lists = {"rows": queries.coming(day), "waiting": queries.waiting_for(day)}
    context = {"day": day, **lists, "count": form, "is_over": is_over}
    return render(request, "action_days/people.html", context)


@login_required
@require_POST
def leave(request: Request, pk: int, sign_up_pk: int) -> HttpResponse:
    """Take somebody off the list who called, or oneself."""
    day = queries.one(request.actor, pk)
    actions.leave(queries.on_the_list(day, sign_up_pk), by=request.actor, at=now())
    messages.success(request, _("Van de lijst gehaald."))
    is_mine = refusal(rules.organises, request.actor, day) or "terug" in request.POST
    return redirect("action_days:detail" if is_mine else "action_days:people", pk)


@login_required
@require_POST
def count(request: Request, pk: int) -> HttpResponse:
    """Write down how many came."""
    day = _listed(request, pk)
    form = forms.CountForm(request.POST, places=queries.tasks(day, now()))
    if form.is_valid():
        actions.count(day, form.came, by=request.actor, at=now())
        messages.success(request, _("Geteld. De cijfers staan op de pagina."))
    else:
        messages.warning(request, _("Vul getallen in, zoals 12."))
    return redirect("action_days:people", pk)


@login_required
@require_safe
def sheet(request: Request, pk: int) -> HttpResponse:
    """The list of the day to print, by task."""
    day = _listed(request, pk)
    rows = list(queries.coming(day))
    heads = [_("Naam of team"), _("Met"), _("Contact"), _("Telefoon"), _("Er is")]
    parts = [paper.Part("paragraph", _("Gooi deze lijst na de dag weg: er staan namen op."))]
    for one in queries.tasks(day, now()):
        mine = [
            [it.team or it.name, str(it.people), it.name if it.team else "–", it.phone or "–", "……"]
            for it in rows
            if it.task_id == one.task.pk
        ]
        title = f"{one.task.title} ({one.taken} / {one.task.places})"
        parts.append(paper.Part("heading", title))
        if mine:
            parts.append(paper.Part("table", rows=[heads, *mine]))
        else:
            parts.append(paper.Part("paragraph", _("Nog niemand.")))
    page = paper.Paper(
        title=day.title,
        language=request.LANGUAGE_CODE,
        author=day.centre.name,
        made_at=now(),
        subtitle=f"{date_format(day.held_on, 'l j F Y')}, {day.starts_at:%H:%M}, {day.venue}",
        parts=parts,
    )
    answer = HttpResponse(paper.pdf(page), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="actiedag-{pk}.pdf"'
    return answer
