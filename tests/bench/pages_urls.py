"""The addresses of the house with two measures beside the finder: an empty page and plain strings."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import escape
from django.utils.timezone import now

from aanjager.exchange.matching import queries
from aanjager.exchange.matching.forms import question_of
from config import urls


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def strings(request: HttpRequest) -> HttpResponse:
    """The same answers with the same statements, put together without templates."""
    answer = queries.find(request.actor, question_of(request.GET), at=now())
    cards = "".join(
        f"<li><h3>{escape(it.facts.title)}</h3><p>{escape(it.facts.organisation)}"
        f" {escape(it.facts.area)} {escape(it.facts.in_brief)}</p><p>{escape(it.why)}</p></li>"
        for it in answer.results
    )
    return HttpResponse(f"<!doctype html><h1>{answer.count}</h1><ol>{cards}</ol>")


urlpatterns = [path("leeg/", empty), path("tekst/", strings), *urls.urlpatterns]
handler500 = urls.handler500
