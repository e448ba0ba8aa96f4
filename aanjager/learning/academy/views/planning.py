"""Where who gives courses makes and plans them: the desk, and an organisation its own."""

from dataclasses import fields
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
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.academy.forms import CourseForm, RunForm, SessionForm
from aanjager.learning.courses import actions, queries, rules
from aanjager.learning.courses.actions import CourseFacts

FORM = require_http_methods(["GET", "HEAD", "POST"])


@for_staff
@require_safe
def desk(request: Request, centre: Any) -> HttpResponse:
    """The courses of the centre with their runs, what waits for a look first."""
    text = request.GET.get("q", "")[:100]
    context = {
        "page": page_of(queries.of_desk(request.actor, centre, text), request),
        "text": text,
        "shares": queries.is_sharing(centre),
    }
    return show(request, "academy/desk.html", context, partial="results")


@for_staff
@require_POST
def share(request: Request, centre: Any) -> HttpResponse:
    """Into the joint calendar, or out of it."""
    shares = request.POST.get("doe") == "ja"
    actions.share(centre, shares=shares, by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("academy:desk")


@never_cache
@login_required
@FORM
def new(request: Request) -> HttpResponse:
    """A new course, by the centre or by an organisation that opens it to others."""
    centre, actor = request.centre, request.actor
    if not centre:
        raise Http404
    bodies = [] if actor.works_for(centre) else queries.on_behalf(actor, centre)
    rules.make(actor, centre, organisation=bodies[0] if bodies else None)
    form = CourseForm(request.POST or None, organisations=bodies)
    if request.method == "POST" and form.is_valid():
        made = actions.make(centre, form.facts, by=actor, at=now(), organisation=form.body)
        messages.success(request, _("De cursus is gemaakt. Plan nu een reeks."))
        return redirect("academy:manage", made.pk)
    status = 422 if form.errors else 200
    return render(request, "academy/edit.html", {"form": form, "bodies": bodies}, status=status)


@never_cache
@login_required
@require_safe
def manage(request: Request, pk: int) -> HttpResponse:
    """A course with its runs, for who gives it."""
    course = queries.organised(request.actor, pk)
    context = {
        "course": course,
        "runs": queries.runs_of(request.actor, course, now()),
        "form": RunForm(),
        "looks": not refusal(rules.look, request.actor, course),
    }
    return render(request, "academy/manage.html", context)


@never_cache
@login_required
@FORM
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a course and its rules."""
    course = queries.organised(request.actor, pk)
    initial = {it.name: getattr(course, it.name) for it in fields(CourseFacts)}
    form = CourseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(course, form.facts, by=request.actor, at=now())
        except Refused as no:
            form.add_error("price_cents", str(no))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("academy:manage", pk)
    context = {"form": form, "course": course}
    return render(request, "academy/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def look(request: Request, pk: int) -> HttpResponse:
    """Let a course of an organisation online, or not."""
    passes, reason = request.POST.get("doe") == "ja", request.POST.get("reason", "")
    course = queries.organised(request.actor, pk)
    actions.look(course, passes=passes, reason=reason, by=request.actor, at=now())
    messages.success(request, _("De organisatie krijgt een brief."))
    return redirect("academy:manage", pk)


@login_required
@require_POST
def add_run(request: Request, pk: int) -> HttpResponse:
    """Plan a course once more."""
    course, form = queries.organised(request.actor, pk), RunForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Vul een getal in, zoals 12."))
        return redirect("academy:manage", pk)
    made = actions.add_run(course, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("De reeks staat klaar. Zet er dagen bij."))
    return redirect("academy:days", made.pk)


def _days(request: Request, run: Any, **failed: Any) -> HttpResponse:
    start = {"places": run.places, "closes_at": run.closes_at}
    at, actor = now(), request.actor
    targets = [it for it in queries.runs_of(actor, run.course, at) if it.pk != run.pk]
    context = {
        "run": run, "course": run.course, "days": queries.days_of(run), "form": SessionForm(),
        "places": RunForm(initial=start, auto_id="reeks_%s"), "decides_on": rules.decides_on(run),
        "targets": [it for it in targets if not refusal(rules.merge, actor, run, it, at=at)],
        "why_not_add": refusal(rules.add_session, actor, run),
        "why_not_open": refusal(rules.open_up, actor, run, at=at),
        "why_not_cancel": refusal(rules.cancel_run, actor, run),
        **failed,
    }  # fmt: skip
    return render(request, "academy/days.html", context, status=422 if failed else 200)


@never_cache
@login_required
@FORM
def days(request: Request, pk: int) -> HttpResponse:
    """The days and places of a run; open it, call it off, or let it go along with another."""
    run = queries.organised_run(request.actor, pk)
    if request.method != "POST":
        return _days(request, run)
    form = SessionForm(request.POST)
    if not form.is_valid():
        return _days(request, run, form=form)
    actions.add_session(run, form.facts, by=request.actor, at=now())
    messages.success(request, _("De dag staat erbij."))
    return redirect("academy:days", pk)


@never_cache
@login_required
@FORM
def day(request: Request, pk: int, day: int) -> HttpResponse:
    """Move a day, or take it away."""
    run = queries.organised_run(request.actor, pk)
    found = queries.session(run, day)
    if request.POST.get("doe") == "weg":
        actions.remove_session(found, by=request.actor, at=now())
        return redirect("academy:days", pk)
    names = ("starts_at", "ends_at", "place", "online_url")
    form = SessionForm(request.POST or None, initial={it: getattr(found, it) for it in names})
    if request.method == "POST" and form.is_valid():
        actions.change_session(found, form.facts, by=request.actor, at=now())
        messages.success(request, _("Bewaard. Wie meedoet of wacht, krijgt bericht."))
        return redirect("academy:days", pk)
    context = {
        "run": run, "course": run.course, "day": found, "form": form,
        "why_not": refusal(rules.change_session, request.actor, found, at=now()),
        "why_not_remove": refusal(rules.remove_session, request.actor, found),
    }  # fmt: skip
    return render(request, "academy/day.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def places(request: Request, pk: int) -> HttpResponse:
    """More or fewer places, and the closing."""
    run = queries.organised_run(request.actor, pk)
    form = RunForm(request.POST, auto_id="reeks_%s")
    if not form.is_valid():
        return _days(request, run, places=form)
    given = form.cleaned_data
    actions.change_run(run, given["places"], given["closes_at"], by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("academy:days", pk)


@login_required
@require_POST
def step(request: Request, pk: int) -> HttpResponse:
    """Open a run, call it off, or let everybody go to another."""
    run, by, at = queries.organised_run(request.actor, pk), request.actor, now()
    todo = request.POST.get("doe", "")
    if todo == "open":
        actions.open_up(run, by=by, at=at)
        messages.success(request, _("Mensen kunnen zich nu aanmelden."))
    elif todo == "cancel":
        actions.cancel_run(run, request.POST.get("reason", ""), by=by, at=at)
        messages.success(request, _("Afgezegd. Wie meedoet of wacht, krijgt bericht."))
    elif todo == "merge":
        others = {str(it.pk): it for it in queries.runs_of(by, run.course, at)}
        rules.merge(by, run, others.get(request.POST.get("naar", "")), at=at)
        actions.merge(run, others[request.POST["naar"]], by=by, at=at)
        messages.success(request, _("Iedereen gaat naar de andere datum en krijgt bericht."))
    else:
        raise Refused(_("Kies wat er moet gebeuren."))
    return redirect("academy:days", pk)
