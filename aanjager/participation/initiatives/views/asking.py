"""One page with one question: a heading, a form, a button. Most pages of initiatives are one."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from aanjager.kernel.pages import Request


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
