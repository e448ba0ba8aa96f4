"""Reading the line: of a meeting, of one thing, and of one's own notes."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from aanjager.front.reports import queries as reports
from aanjager.front.reports import rules
from aanjager.front.story import queries
from aanjager.front.story.choices import CHAIN, KINDS
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
        "leads_on": found.state in rules.AFTER and found.visibility == found.Visibility.PUBLIC,
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


@require_safe
def chain(request: Request, kind: str, pk: int) -> HttpResponse:
    """From what was said to the sentence that tells it, and back, as far as everybody may read it."""
    return _chain(request, kind, pk, queries.EVERYBODY)


@login_required
@require_safe
def chain_at_desk(request: Request, kind: str, pk: int) -> HttpResponse:
    """The same for staff of the centre, or of the association, also what is not shown to everybody."""
    who = queries.reader(request.actor, request.centre.pk if request.centre else None)
    if not request.actor.staff_of and not who.is_association:
        raise Http404
    return _chain(request, kind, pk, who)


def _chain(request: Request, kind: str, pk: int, who: queries.Reader) -> HttpResponse:
    found = queries.stops(kind, pk, who) if kind in CHAIN else []
    here = next((it for stop in found for it in stop.places if it.is_here), None)
    if here is None:
        raise Http404
    context = {"stops": found, "here": here, "kind": CHAIN[kind], "at_desk": who.is_at_desk}
    return render(request, "story/chain.html", context)
