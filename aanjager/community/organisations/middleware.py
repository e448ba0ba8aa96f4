"""Gives every request its centre and its actor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries


def door_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.centre` (whose address was visited, or None) and `request.actor` (who looks)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        host = request.get_host().rsplit(":", 1)[0]
        request.centre = SimpleLazyObject(lambda: centres.at_host(host))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: queries.actor_of(request.user))  # type: ignore[attr-defined,arg-type]
        return get_response(request)

    return middleware
