"""Pages about opportunities."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from aanjager.exchange.opportunities import queries


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One opportunity, for everyone who may see it."""
    return HttpResponse(queries.detail(request.actor, pk).title)


@require_safe
def own(request: HttpRequest, organisation: int, pk: int) -> HttpResponse:
    """One opportunity, for its own people."""
    return HttpResponse(queries.own(request.actor, organisation, pk).title)


@require_safe
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The question behind a letter's link."""
    return HttpResponse("")
