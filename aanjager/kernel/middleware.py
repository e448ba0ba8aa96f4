"""What stands around every request."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path

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


class FormAddressMiddleware:
    """Lead who opens the address of a form to the page that holds it, instead of to an error.

    A form with a fault is shown at the address it was sent to. Who then reloads, shares the address or
    chooses another language asks for that address by GET, which it does not answer.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        is_reader = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not is_reader:
            return answer
        return redirect(page_above(request.path_info))


def page_above(path: str) -> str:
    """The nearest address above this one that is one: `/mijn/opdrachten/3/` of `/mijn/opdrachten/3/uren/`."""
    parts = path.strip("/").split("/")
    above = ("/" + "".join(f"{one}/" for one in parts[:n]) for n in range(len(parts) - 1, 0, -1))
    return next((it for it in above if is_valid_path(it)), "/")
