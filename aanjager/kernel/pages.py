"""What every page has at hand."""

import logging
import sys
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import InterfaceError, OperationalError
from django.db.models import QuerySet
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.middleware import HtmxDetails

from aanjager.kernel import sheets
from aanjager.kernel.actor import Actor
from aanjager.kernel.frame import frame_of

log = logging.getLogger("aanjager.pages")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Request(HttpRequest):
    """A request as it reaches a view: with who looks and whose door was used.

    `centre` is the community.centres Centre at this address, or falsy on the network's own address.
    """

    actor: Actor
    full_actor: Actor  # with the staff roles that wait for the second step
    centre: Any
    desk: Any  # the centre whose desk is used; set at the door of the desk
    htmx: HtmxDetails


@dataclass(frozen=True)
class Place:
    """A part of the house with a short navigation of its own, beside the work."""

    path: str
    navigation: str
    for_staff: bool = False


PLACES = (
    Place("/balie/", "parts/places/desk.html", for_staff=True),
    Place("/bijeenkomsten/beheer/", "parts/places/desk.html", for_staff=True),
    Place("/academie/beheer/", "parts/places/desk.html", for_staff=True),
    Place("/mijn/", "parts/places/mine.html"),
    Place("/organisatie/", "parts/places/organisation.html"),
    Place("/stages/klas/", "parts/places/organisation.html"),
)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the actor, the centre whose door was used and the place in the house."""
    return {
        "actor": getattr(request, "actor", None),
        "centre": getattr(request, "centre", None),
        "is_demonstration": settings.DEMO,
        "place": _place_of(request),
        "frame": partial(frame_of, request),
    }


def _place_of(request: HttpRequest) -> Place | None:
    """The place of this address; for who may not be at the desk, the desk does not exist."""
    place = next((place for place in PLACES if request.path.startswith(place.path)), None)
    actor = getattr(request, "actor", None)
    if place and place.for_staff and not (actor and actor.staff_of):
        return None
    return place


def page_of(
    found: "QuerySet[Any] | list[Any]",
    request: HttpRequest,
    size: int = 20,
    counted: int | None = None,
) -> Page[Any]:
    """Return the page that `?pagina=` asks for; a number out of range gives the nearest page.

    `counted` is how many there are, where the view knows that already.
    """
    paginator = Paginator(found, size)
    if counted is not None:
        paginator.count = counted
    return paginator.get_page(request.GET.get("pagina"))


def chosen(request: HttpRequest, name: str, choices: Container[str]) -> str:
    """Return what was chosen behind the question mark; what cannot be chosen is as if it was not."""
    wanted = request.GET.get(name, "")
    return wanted if wanted in choices else ""


def take_away(
    name: str, header: list[str], rows: Iterable[Iterable[Any]], form: str | None
) -> HttpResponseBase:
    """Return a list as a file: XLSX when that is the form, else CSV, line by line."""
    if form == "xlsx":
        file = sheets.xlsx_file(header, rows)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    answer = StreamingHttpResponse(
        sheets.csv_lines(header, rows), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partial: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the page, or for htmx only its moving part, under the same address."""
    asked_by_htmx = bool(getattr(request, "htmx", False))
    name = f"{template}#{partial}" if partial and asked_by_htmx else template
    response = render(request, name, context, status=status)
    if partial:
        response["Vary"] = "HX-Request"
    return response


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer what nobody caught: status 503 and a plain page when the database is away, else 500.

    Neither page asks anything of the database.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        log.error("database.away path=%s", request.path)
        response = HttpResponse(render_to_string("outage.html"), status=503)
        response["Retry-After"] = "30"
        return response
    return HttpResponse(render_to_string("500.html"), status=500)
