"""At which desk a plan is made, and how a question about it is asked."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.plans import queries
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def found(request: Request, pk: int) -> Any:
    """One plan at this desk; else it does not exist."""
    return queries.on_desk(request.actor, desk_of(request), pk)


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
