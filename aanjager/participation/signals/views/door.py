"""Who listens here: staff with their centre, or the association at the network's own address."""

from typing import Any

from django.http import Http404

from aanjager.exchange.imports.queries import centre_at_desk
from aanjager.kernel.pages import Request


def listener_here(request: Request) -> Any:
    """The centre whose signals are read here; None for the association; 404 for anybody else."""
    visited = request.centre or None
    centre = centre_at_desk(request.actor, visited, request.session.get("desk"))
    if centre is None and (visited or not request.actor.is_association):
        raise Http404
    return centre
