"""Who goes to which session."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.assembly.attendance import actions, queries, rules
from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.registrations import queries as people
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def divide(request: Request, pk: int) -> HttpResponse:
    """Divide everybody over the sessions, by their preferences."""
    meeting = meetings.organised_one(request.actor, pk)
    if request.method == "POST":
        is_mixed = "gemengd" in request.POST
        many = actions.place_sessions(meeting, by=request.actor, at=now(), is_mixed=is_mixed)
        words = ngettext("%(n)s mens is ingedeeld.", "%(n)s mensen zijn ingedeeld.", many)
        messages.success(request, words % {"n": many})
        return redirect("attendance:divide", pk)
    context = {
        "meeting": meeting,
        "programme": (programme := meetings.programme(meeting)),
        "has_groups": any(it.kind == "group" for round_ in programme for it in round_.sessions),
        "why_not": refusal(rules.place_sessions, request.actor, meeting),
    }
    return render(request, "attendance/divide.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def at_session(request: Request, pk: int, session: int) -> HttpResponse:
    """Who goes to one session: note who is there, or move somebody to another."""
    meeting = meetings.organised_one(request.actor, pk)
    here = meetings.session(meeting, session)
    if request.method == "POST":
        _act(request, meeting, here)
        return redirect("attendance:at_session", pk, session)
    others = [it for it in meetings.sessions(meeting) if it.pk != here.pk]
    context = {
        "meeting": meeting,
        "session": here,
        "choices": queries.at_session(request.actor, here),
        "others": others,
        "why_not": refusal(rules.let_in, meeting, at=now()),
    }
    return render(request, "attendance/at_session.html", context)


def _act(request: Request, meeting: Any, here: Any) -> None:
    if "naar" in request.POST:
        row = people.one(request.actor, meeting, _number(request.POST.get("wie")))
        to = meetings.session(meeting, _number(request.POST["naar"]))
        actions.move_to_session(row, to, by=request.actor, at=now())
        return
    found = queries.choice(request.actor, here, _number(request.POST.get("aanwezig")))
    actions.check_in_at_session(found, by=request.actor, at=now())


@login_required
@require_POST
def queue(request: Request, pk: int, row: int) -> HttpResponse:
    """Let somebody who waits go before others, or in turn again."""
    it = people.one(request.actor, meetings.organised_one(request.actor, pk), row)
    if "reden" in request.POST:
        actions.go_first(it, request.POST["reden"], by=request.actor, at=now())
        told = _("%(name)s gaat voor. Wie wacht, leest de reden.")
    else:
        actions.go_in_turn(it, by=request.actor, at=now())
        told = _("%(name)s wacht weer op de eigen beurt.")
    messages.success(request, told % {"name": it.name})
    return redirect(f"{reverse('registrations:overview', args=[pk])}?toon=waiting")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
