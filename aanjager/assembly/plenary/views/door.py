"""The door of the hall: which meeting, and who this device is in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from aanjager.assembly.plenary import queries
from aanjager.kernel.pages import Request

Page = Callable[..., HttpResponseBase]


class HallRequest(Request):
    """A request in the hall: the meeting, and the participant on this device if there is one."""

    meeting: Any  # a Meeting of governance.meetings; a page names no table
    who: Any  # a Participant of governance.groups, or None


def in_hall(page: Page) -> Page:
    """Let in who may see the meeting or sits in it; for others it does not exist."""

    @never_cache
    @wraps(page)
    def door(request: HallRequest, meeting: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.who = queries.member(meeting, request.COOKIES)
        found = queries.visible(request.actor, request.who)
        request.meeting = get_object_or_404(found, pk=meeting)
        return page(request, *args, **kwargs)

    return door


def follows(page: Page) -> Page:
    """Answer a page that asks again with "nothing new" (204) as long as its version holds."""

    @wraps(page)
    def view(request: Request, meeting: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        since = request.GET.get("sinds", "")
        if request.htmx and since and since == str(queries.version(meeting)):
            return HttpResponse(status=204)
        return page(request, meeting, *args, **kwargs)

    return view
