"""What stands around every request."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from aanjager.kernel.refusals import Refused

log = logging.getLogger("aanjager.outage")
Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answer a refused action with its reason, never with an error page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a `Refused` into a page with status 403; leave everything else alone."""
        if isinstance(exception, Refused):
            return render(request, "refused.html", {"reason": str(exception)}, status=403)
        return None


class OutageMiddleware:
    """When the database is away: a plain page with status 503 that asks nothing of it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return self.outage(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Catch what a view raised, before Django makes it an error of ours."""
        if isinstance(exception, OperationalError | InterfaceError):
            return self.outage(request)
        return None

    def outage(self, request: HttpRequest) -> HttpResponse:
        """Say that nothing was lost and that trying again helps."""
        log.error("database.away path=%s", request.path)
        response = HttpResponse(render_to_string("outage.html"), status=503)
        response["Retry-After"] = "30"
        return response
