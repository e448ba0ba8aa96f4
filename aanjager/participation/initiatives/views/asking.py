"""One page with one question: a heading, a form, a button. Most pages of initiatives are one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused


@dataclass(frozen=True)
class Asking:
    """What the page says around its form: heading, lead, the words on the button, a sentence below."""

    heading: str
    button: str
    lead: str = ""
    note: str = ""
    why_not: str = ""
    has_file: bool = False


def ask_page(request: Request, form: Form, asking: Asking, **more: Any) -> HttpResponse:
    """Show the page; with what is wrong when the form came back."""
    context = {"form": form, "asking": asking, **more}
    return render(request, "initiatives/form.html", context, status=422 if form.errors else 200)


def form_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that asks somebody who is signed in, and that no browser keeps."""
    return never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(view)))


def done(request: Request, form: Form, do: Callable[[], str], *, field: str | None = None) -> bool:
    """Do what a good form asks and tell what `do` says; a refusal stands in the form, at its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        said = do()
    except Refused as no:
        form.add_error(field, str(no))
        return False
    messages.success(request, said)
    return True
