"""At whose desk somebody sits, for the pages of every room."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from aanjager.community.centres import queries
from aanjager.kernel.pages import Request

Page = Callable[..., HttpResponseBase]


def desk_of(request: Request) -> Any:
    """The centre whose desk this is; 404 for who does not work here."""
    centre = queries.worked_for(request.actor, request.centre or None, request.session.get("desk"))
    if centre is None:
        raise Http404
    return centre


def desk_or_association(request: Request) -> Any:
    """The same, and None for the association at the network's own address."""
    if not request.centre and request.actor.is_association:
        return queries.worked_for(request.actor, None, request.session.get("desk"))
    return desk_of(request)


def for_staff(page: Page) -> Page:
    """Give the page the centre at whose desk somebody sits; for others it does not exist."""

    @never_cache
    @login_required
    @wraps(page)
    def door(request: Request, **named: Any) -> HttpResponseBase:
        return page(request, desk_of(request), **named)

    return door
