"""What stands around every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aanjager.kernel.refusals import Refused

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
