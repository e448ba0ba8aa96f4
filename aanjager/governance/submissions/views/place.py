"""At which desk a plan is read."""

from typing import Any

from django.http import Http404
from django.views.decorators.http import require_http_methods

from aanjager.exchange.imports.queries import centre_at_desk
from aanjager.governance.plans import queries
from aanjager.kernel.pages import Request

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
