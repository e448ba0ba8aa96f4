"""The door of the desk: who works here comes in, with the centre where they work."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.http.response import HttpResponseBase

from aanjager.community.centres import queries as centres
from aanjager.kernel.pages import Request

SIGN_IN = "/inloggen/"
CHOSEN = "desk"  # in the session: the centre chosen at the address of the network

Page = Callable[..., HttpResponseBase]


class DeskRequest(Request):
    """A request of somebody at a desk: at which, and between which they may choose."""

    desk: Any  # the Centre of community.centres; a page names no table
    desks: list[Any]


def at_desk(page: Page) -> Page:
    """Let staff in with their centre; who is not signed in signs in first, for others nothing is here.

    The visited address decides which centre; at the address of the network staff choose one.
    """

    @wraps(page)
    def door(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path(), SIGN_IN)
        request.desk = centre_of(request)
        return page(request, *args, **kwargs)

    return door


def centre_of(request: DeskRequest) -> Any:
    """Return the centre of this desk; 404 for who does not work there."""
    actor, visited = request.actor, request.centre
    if visited:
        if visited.pk not in actor.staff_of:
            raise Http404
        return visited
    request.desks = own = list(centres.of_staff(actor))
    if not own:
        raise Http404
    chosen = request.session.get(CHOSEN)
    return next((it for it in own if it.pk == chosen), own[0])
