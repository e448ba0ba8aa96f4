"""At which desk a survey is built."""

from typing import Any

from django.http import Http404

from aanjager.exchange.imports.queries import centre_at_desk
from aanjager.kernel.pages import Request


def here(request: Request) -> Any:
    """The centre whose desk this is; 404 for who does not work here."""
    centre = centre_at_desk(request.actor, request.centre or None, request.session.get("desk"))
    if centre is None:
        raise Http404
    return centre
