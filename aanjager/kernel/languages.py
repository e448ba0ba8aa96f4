"""Which languages stand on screen, and where: a language may begin with a few pages.

Dutch and English are whole: every page, letter and paper. Another language (`settings.PARTLY_SPOKEN`)
begins with the pages that are complete in it; elsewhere a page stands in a whole language and says so.
No page is half in one and half in another.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import activate, get_language
from django.utils.translation.trans_real import parse_accept_lang_header

Answer = Callable[[HttpRequest], HttpResponse]


def is_unread(language: str | None) -> bool:
    """Whether a machine made the words, and nobody who speaks the language has read them yet."""
    partly = settings.PARTLY_SPOKEN.get(language or "")
    return bool(partly and not partly["is_read"])


def whole() -> str:
    """The language for what is kept or sent: that on screen when the house speaks it whole, else Dutch."""
    language = get_language() or settings.LANGUAGE_CODE
    return settings.LANGUAGE_CODE if language in settings.PARTLY_SPOKEN else language


class PartlySpokenMiddleware:
    """Show a page in a whole language where the one that was asked for does not reach yet."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = get_language() or ""
        partly = settings.PARTLY_SPOKEN.get(asked)
        if partly and _name_of(request.path_info) not in partly["pages"]:
            activate(_instead(request))
            request.LANGUAGE_CODE = get_language() or ""
            request.asked_language = asked  # type: ignore[attr-defined]
        return self.get_response(request)


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _instead(request: HttpRequest) -> str:
    """The first whole language that the browser asks for; else Dutch."""
    known = {code for code, _name in settings.LANGUAGES} - set(settings.PARTLY_SPOKEN)
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    short = (code.split("-")[0] for code, _weight in asked)
    return next((code for code in short if code in known), settings.LANGUAGE_CODE)
