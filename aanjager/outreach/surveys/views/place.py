"""At which desk a survey is built."""

from typing import Any

from django.http import Http404

from aanjager.exchange.imports.queries import centre_at_desk
from aanjager.kernel.pages import Request


def here(request: Request) -> Any:
    """The centre whose desk this is, None for the association's; 404 for who does not work here."""
    visited = request.centre or None
    centre = centre_at_desk(request.actor, visited, request.session.get("desk"))
    if centre is None and (visited or not request.actor.is_association):
        raise Http404
    return centre
