"""What everybody sees of meetings."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from aanjager.assembly.meetings import queries, rules
from aanjager.kernel.pages import Request, page_of

AT_ONCE = 20


@require_safe
def overview(request: Request) -> HttpResponse:
    """What is coming, and what was."""
    centre, at = request.centre or None, now()
    context = {
        "coming": queries.coming(request.actor, centre, at)[:AT_ONCE],
        "page": page_of(queries.past(request.actor, centre, at), request, size=10),
        "organises": _may_organise(request),
    }
    return render(request, "meetings/overview.html", context)


def _may_organise(request: Request) -> bool:
    actor, centre = request.actor, request.centre
    return actor.works_at(centre.pk if centre else None)


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One meeting: when, where, why, how to come."""
    meeting = queries.one(request.actor, pk)
    context = {
        "meeting": meeting,
        "agenda": queries.agenda(meeting),
        "programme": queries.programme(meeting),
        "opens_on": rules.opens_on(meeting),
        "closes_at": rules.closes_at(meeting),
        "has_been": now() >= meeting.ends_at,
        "is_closed": now() >= rules.closes_at(meeting),
        "organiser": queries.organiser_name(meeting),
        "organises": rules.organises(request.actor, meeting),
        "is_told": meeting.state in queries.TOLD,
        "linked_data": _escaped(queries.linked_data(meeting)),
    }
    return render(request, "meetings/detail.html", context)


def _escaped(facts: dict[str, Any]) -> SafeString:
    """The facts for search engines, with every sign that could end the block escaped."""
    text = json.dumps(facts, ensure_ascii=False)
    for sign, safe in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, safe)
    return mark_safe(text)


@require_safe
def programme(request: Request, pk: int) -> HttpResponse:
    """The day on a phone: what, when, where, who."""
    meeting = queries.one(request.actor, pk)
    context = {
        "meeting": meeting,
        "agenda": queries.agenda(meeting),
        "programme": queries.programme(meeting),
    }
    return render(request, "meetings/programme.html", context)
