"""Reading the line: of a meeting, of one thing, and of one's own notes."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from aanjager.front.reports import queries as reports
from aanjager.front.reports import rules
from aanjager.front.story import queries
from aanjager.front.story.choices import KINDS
from aanjager.kernel.pages import Request


@require_safe
def lines(request: Request, meeting: int = 0, token: str = "") -> HttpResponse:
    """Per group every note with what became of it; who gave no name finds the own note here."""
    way = reports.way(request.actor, meeting, token)
    found = way.meeting
    if found.state not in rules.AFTER and not rules.organises(request.actor, found):
        raise Http404
    groups = queries.groups_of(found)
    asked = request.GET.get("groep", "")
    chosen = next((it for it in groups if str(it.number) == asked), groups[0] if groups else None)
    stories = queries.stories_of_group(found, chosen.number) if chosen else []
    context = {
        "meeting": found,
        "groups": groups,
        "chosen": chosen,
        "stories": stories,
        "home": way.home,
        "token": token,
    }
    return render(request, "story/lines.html", context)


@require_safe
def line(request: Request, meeting: int, kind: str, pk: int) -> HttpResponse:
    """The line through one thing, from the note to the promise and back."""
    found = reports.meeting(request.actor, meeting)
    is_open = found.state in rules.AFTER or rules.organises(request.actor, found)
    if kind not in KINDS or not is_open or not queries.stands_in(found, kind, pk):
        raise Http404
    context = {
        "meeting": found,
        "kind": KINDS[kind],
        "here": (kind, pk),
        "told": queries.story(kind, pk),
    }
    return render(request, "story/line.html", context)


@never_cache
@login_required
@require_safe
def my_points(request: Request) -> HttpResponse:
    """My notes at meetings, and step by step what became of each."""
    return render(request, "story/my_points.html", {"mine": queries.my_notes(request.actor)})


@never_cache
@require_safe
def points_by_link(request: Request, token: str) -> HttpResponse:
    """The same for who has no account and kept the link."""
    mine = queries.notes_by_link(token)
    if not mine:
        raise Http404
    return render(request, "story/my_points.html", {"mine": mine, "by_link": True, "token": token})
