"""At which desk a plan is made, and how a question about it is asked."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aanjager.exchange.imports.queries import centre_at_desk
from aanjager.governance.plans import queries
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def here(request: Request) -> Any:
    """The centre whose desk this is; 404 for who does not work here."""
    centre = centre_at_desk(request.actor, request.centre or None, request.session.get("desk"))
    if centre is None:
        raise Http404
    return centre


def found(request: Request, pk: int) -> Any:
    """One plan at this desk; else it does not exist."""
    return queries.on_desk(request.actor, here(request), pk)


def ask(
    request: Request,
    it: Any,
    form: Any,
    title: str,
    act: Callable[[Any], object],
    *,
    back: str,
    lead: str = "",
) -> HttpResponse:
    """Show a form, or do what was filled in and go back; a refusal stands on top of the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect(back, it.pk)
    context = {"it": it, "form": form, "title": title, "back": back, "lead": lead}
    return render(request, "plans/form.html", context, status=422 if form.errors else 200)
