"""What everybody sees of courses, and enrolling."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.courses import actions, queries, rules
from aanjager.learning.courses.forms import GuestForm, NeedsForm, SearchForm

MOST = 100  # days in the joint calendar


@require_safe
def overview(request: Request) -> HttpResponse:
    """Courses to come: searched by words, subject, day and place; of one centre or together."""
    centre, form = request.centre or None, SearchForm(request.GET)
    if centre is None:
        del form.fields["samen"]
    page = page_of(queries.search(centre, now(), **form.wanted), request, 12)
    context = {"form": form, "page": page, "opens": _may_open(request)}
    return show(request, "courses/overview.html", context, partial="results")


def _may_open(request: Request) -> bool:
    """Whether who looks may make a course here."""
    centre, actor = request.centre, request.actor
    return bool(centre) and (actor.works_for(centre) or bool(queries.on_behalf(actor, centre)))


@require_safe
def agenda(request: Request) -> HttpResponse:
    """The joint calendar: every day of the centres that share theirs."""
    page = page_of(queries.joint(request.centre or None, now()), request, 40)
    return render(request, "courses/agenda.html", {"page": page})


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


@require_safe
def feed(request: Request) -> HttpResponse:
    """The joint calendar for a calendar that follows it; without links of online days."""
    at = now()
    days = queries.joint(request.centre or None, at)[:MOST]
    return _file(queries.events_of(days, at), "academie")


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """A course: what, for how much, by which rules, and when."""
    course, at = queries.one(request.actor, pk), now()
    runs = queries.runs_of(request.actor, course, at)
    mine = {it.run_id: it for it in queries.own_in(request.actor, runs)}
    rows = [
        {"run": run, "why_not": refusal(rules.enrol, request.actor, run, at=at),
         "left": queries.left_in(run), "mine": mine.get(run.pk)}
        for run in runs if run.state != "draft"
    ]  # fmt: skip
    context = {"course": course, "rows": rows, "gives": rules.organises(request.actor, course)}
    return render(request, "courses/detail.html", context)


@require_safe
def dates(request: Request, pk: int, run: int) -> HttpResponse:
    """The days of a run for the calendar, under names that stay; without links of online days."""
    found = queries.visible_run(request.actor, pk, run)
    days = queries.days_of(found)
    for it in days:
        it.run = found
    return _file(queries.events_of(days, now()), f"cursus-{pk}-{run}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: Request, pk: int, run: int) -> HttpResponse:
    """Enrol: who is known with one button, a guest with name and address, a coordinator for others."""
    it, actor = queries.visible_run(request.actor, pk, run), request.actor
    bodies = queries.on_behalf(actor)
    for_others = bool(bodies) and request.GET.get("voor") == "anderen"
    is_me = actor.person_id is not None and not for_others
    form: Any = (
        NeedsForm(request.POST or None, course=it.course)
        if is_me
        else GuestForm(
            request.POST or None, course=it.course, organisations=bodies if for_others else ()
        )
    )
    if request.method == "POST" and (form.is_valid() if form.fields else True):
        try:
            row = _enrol(it, form, is_me=is_me, actor=actor)
        except Refused as no:
            form.add_error(None, str(no)) if form.fields else messages.warning(request, str(no))
        else:
            return _after(request, row, is_known=is_me, for_others=for_others)
    at = now()
    context = {
        "run": it, "course": it.course, "form": form, "bodies": bodies, "for_others": for_others,
        "days": queries.days_of(it), "standing": queries.standing(it, at),
        "why_not": refusal(rules.enrol, actor, it, at=at), "free_until": rules.free_until(it),
    }  # fmt: skip
    return render(request, "courses/enrol.html", context, status=422 if form.errors else 200)


def _enrol(run: Any, form: Any, *, is_me: bool, actor: Any) -> Any:
    if not is_me:
        return actions.enrol(run, form.guest, by=actor, at=now())
    needs = form.cleaned_data.get("needs", "") if form.fields else ""
    return actions.enrol(run, None, needs, by=actor, at=now())


def _after(request: Request, row: Any, *, is_known: bool, for_others: bool) -> HttpResponse:
    """The page says the same to every guest: whoever owns the address finds the link in the mail."""
    if is_known:
        return redirect("academy:own", queries.token_of(row.code))
    if for_others:
        told = {"name": row.name, "state": row.get_state_display()}
        messages.success(request, _("%(name)s is aangemeld: %(state)s.") % told)
        return redirect("academy:theirs")
    return redirect("courses:thanks", row.run.course_id)


@require_safe
def thanks(request: Request, pk: int) -> HttpResponse:
    """To a guest: a letter is on its way."""
    context = {"course": queries.one(request.actor, pk)}
    return render(request, "courses/thanks.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, pk: int) -> HttpResponse:
    """Enrol somebody who called or wrote."""
    run = queries.organised_run(request.actor, pk)
    bodies = queries.bodies_of(run.course.centre)
    form = GuestForm(request.POST or None, course=run.course, organisations=bodies, at_desk=True)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.enrol(run, form.guest, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            told = {"name": row.name, "state": row.get_state_display()}
            messages.success(request, _("%(name)s is aangemeld: %(state)s.") % told)
            return redirect("academy:run", pk)
    why_not = refusal(rules.enrol, request.actor, run, at=now())
    context = {"run": run, "course": run.course, "form": form, "why_not": why_not}
    return render(request, "courses/add.html", context, status=422 if form.errors else 200)
