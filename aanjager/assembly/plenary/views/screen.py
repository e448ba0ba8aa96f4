"""The big screen: large type, and it follows by asking for a version."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.choices import ADVICE
from aanjager.assembly.plenary.views.door import HallRequest, follows, in_hall
from aanjager.assembly.plenary.views.merging import doing
from aanjager.kernel.pages import show


@require_safe
@follows
@in_hall
def screen(request: HallRequest) -> HttpResponse:
    """Show what the chair put on it: a theme with its lines, a poll, or all themes."""
    stage = queries.stage(request.meeting)
    context = {
        "meeting": request.meeting,
        "stage": stage,
        "advice": ADVICE,
        "themes": queries.themes(request.meeting).exclude(state="draft"),
    }
    if stage.poll:
        poll = stage.poll
        context |= {"result": queries.result(poll), "turnout": queries.turnout(poll)}
    elif stage.theme:
        said = queries.lines(request.meeting, stage.theme).filter(state="kept")
        context["lines"] = list(said.reverse()[:6])[::-1]
    return show(request, "plenary/screen.html", context, partial="shown")


@require_POST
@in_hall
def project(request: HallRequest) -> HttpResponse:
    """Put a theme, a poll or the list of themes on the screen."""
    what, _sign, pk = request.POST.get("toon", "").partition("-")
    number = int(pk) if pk.isdecimal() else 0
    chosen: dict[str, Any] = {}
    if what == "thema":
        chosen["theme"] = get_object_or_404(
            queries.themes(request.meeting).exclude(state="draft"), pk=number
        )
    elif what == "peiling":
        chosen["poll"] = queries.poll(request.actor, request.meeting, request.who, number)
    actions.project(request.meeting, **chosen, **doing(request))
    return redirect("plenary:overview", request.meeting.pk)
