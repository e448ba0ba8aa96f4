"""Letting people in: by QR, code or name, or from a list on paper."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.assembly.attendance import actions, queries, rules
from aanjager.assembly.attendance.forms import TypedForm
from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.registrations import queries as people
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import refusal


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Request, pk: int) -> HttpResponse:
    """Search a name or a code, and note with one button who is there."""
    meeting = meetings.organised_one(request.actor, pk)
    text = request.GET.get("q", "")[:100]
    if request.method == "POST":
        _note(request, meeting)
        return redirect("attendance:check_in", pk)
    found = people.of_meeting(request.actor, meeting, text=text)
    context = {
        "meeting": meeting,
        "text": text,
        "page": page_of(found, request),
        "why_not": refusal(rules.let_in, meeting, at=now()),
        "there": queries.counted(meeting),
        "standing": people.standing(meeting, now()),
    }
    return show(request, "attendance/check_in.html", context, partial="results")


def _note(request: Request, meeting: Any) -> None:
    """Note that somebody is there, or take that back."""
    wanted = request.POST.get("wie", "")
    row = people.one(request.actor, meeting, int(wanted) if wanted.isdecimal() else 0)
    if "undo" in request.POST:
        actions.undo_check_in(row, by=request.actor, at=now())
        messages.success(request, _("%(name)s staat niet meer als aanwezig.") % {"name": row.name})
        return
    actions.check_in(row, by=request.actor, at=now())
    told = _("%(name)s is er.") % {"name": row.name}
    groups = [it for it in people.own_sessions(row) if it.kind == "group"]
    messages.success(request, " ".join([told, *(_in_words(it) for it in groups)]))


def _in_words(group: Any) -> str:
    """The working group as one says it at the door."""
    where = _(", zaal %(room)s") % {"room": group.room} if group.room else ""
    facts = {"number": group.position, "title": group.title, "where": where}
    return _("Werkgroep %(number)s: %(title)s%(where)s.") % facts


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: Request, pk: int, ticket: str) -> HttpResponse:
    """Where a QR code leads: who it is, and one button."""
    meeting = meetings.organised_one(request.actor, pk)
    row = queries.by_code(meeting, ticket)
    if request.method == "POST":
        actions.check_in(row, by=request.actor, at=now())
        messages.success(request, _("%(name)s is er.") % {"name": row.name})
        return redirect("attendance:ticket", pk, ticket)
    context = {
        "meeting": meeting,
        "row": row,
        "code": people.shown_code(row.code),
        "sessions": people.own_sessions(row),
        "why_not": refusal(rules.check_in, request.actor, row, at=now()),
    }
    return render(request, "attendance/ticket.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: Request, pk: int) -> HttpResponse:
    """Type in a list from paper, also afterwards; what is not clear is told line by line."""
    meeting, form = meetings.organised_one(request.actor, pk), TypedForm(request.POST or None)
    told = None
    if request.method == "POST" and form.is_valid():
        lines = form.cleaned_data["lines"].splitlines()
        told = actions.check_in_list(meeting, lines, by=request.actor, at=now())
        form = TypedForm()
    context = {
        "meeting": meeting,
        "form": form,
        "told": told,
        "why_not": refusal(rules.check_in_list, request.actor, meeting, at=now()),
    }
    return render(request, "attendance/typed.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def paper(request: Request, pk: int) -> HttpResponse:
    """The list to print, with codes and boxes to tick: for when nothing works."""
    meeting = meetings.organised_one(request.actor, pk)
    context = {"meeting": meeting, "rows": queries.on_paper(request.actor, meeting)}
    return render(request, "attendance/paper.html", context)
