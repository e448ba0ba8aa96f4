"""What everybody sees: the days, one day with its tasks, signing up, and the own sign-up."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.people import queries as people
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.action_days import actions, forms, queries, rules

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request: Request) -> HttpResponse:
    """Days that come, and a page of those that were."""
    centre, on = request.centre or None, localdate()
    were = queries.overview(request.actor, centre, on, past=True)
    announces = bool(centre) and (
        not refusal(rules.announce, request.actor, centre, speaks=False)
        or bool(queries.on_behalf(request.actor, request.centre))
    )
    context = {
        "coming": queries.overview(request.actor, centre, on, past=False)[:50],
        "page": page_of(were, request, 10),
        "announces": announces,
    }
    return render(request, "action_days/overview.html", context)


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One day: its tasks with free places, or afterwards how many came."""
    day, at = queries.one(request.actor, pk), now()
    is_over = day.held_on < localdate()
    looks = not refusal(rules.look, request.actor, day)
    context = {
        "day": day,
        "places": queries.tasks(day, at),
        "together": queries.together_with(day),
        "organises": not refusal(rules.organises, request.actor, day),
        "edits": not refusal(rules.edit, request.actor, day),
        "look": forms.LookForm() if looks else None,
        "is_over": is_over,
        "own": queries.own(request.actor, day),
        "result": queries.result(day) if is_over else None,
    }
    return render(request, "action_days/detail.html", context)


@never_cache
@FORM
def sign_up(request: Request, pk: int, task_pk: int) -> HttpResponse:
    """Sign up for a task, alone or with a team."""
    day = queries.one(request.actor, pk)
    task = queries.task(day, task_pk)
    me = people.own(request.actor)
    start = {"name": me.name, "email": me.email, "phone": me.phone} if me else {}
    form = forms.JoinForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.sign_up(task, form.joining, by=request.actor, at=now())
        except Refused as no:
            form.add_error("people", str(no))
        else:
            messages.success(request, _what_now(made))
            return redirect("action_days:detail", pk)
    free = task.places - queries.taken(task, now())
    if free <= 0:
        del form.fields["waits"]  # the button says it
    why_not = refusal(rules.sign_up, request.actor, task, on=localdate(), waits=True)
    context = {"day": day, "task": task, "free": max(free, 0), "form": form, "why_not": why_not}
    return render(request, "action_days/sign_up.html", context, status=422 if form.errors else 200)


def _what_now(made: Any) -> str:
    """Return the next step after signing up; nothing tells whether an address was known."""
    if made is None or not made.confirmed_at:
        return _("Bijna klaar. Open de link in je mail om te bevestigen.")
    if made.is_waiting:
        return _("Je staat op de wachtlijst. Komt er plek, dan krijg je een brief.")
    return _("Je doet mee. Je krijgt een brief met alles erin.")


@never_cache
@FORM
def own(request: Request, token: str) -> HttpResponse:
    """Show a sign-up to who holds the link; a button confirms it or says off."""
    it = queries.by_link(token)
    if it is None:
        return render(request, "action_days/old_link.html", status=404)
    if request.method == "POST":
        if "weg" in request.POST:
            actions.leave(it, token=token, by=request.actor, at=now())
            messages.success(request, _("Je bent afgemeld. Dank dat je het laat weten."))
        else:
            waits = "wacht" in request.POST
            it = actions.confirm(it, token=token, waits=waits, by=request.actor, at=now())
            said = _what_now(it) if it.is_waiting else _("Je doet mee. Tot dan!")
            messages.success(request, said)
        return redirect("action_days:own", token)
    on = localdate()
    has_room = queries.has_room(it, now())
    context = {
        "it": it,
        "day": it.task.day,
        "waits": it.is_waiting or not has_room,
        "ahead": queries.ahead_of(it) if it.is_waiting or not has_room else 0,
        "why_not": refusal(rules.confirm, request.actor, it, on=on, token=token, waits=True),
        "why_not_leave": refusal(rules.leave, request.actor, it, on=on, token=token),
    }
    return render(request, "action_days/own.html", context)
